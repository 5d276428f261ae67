-- rejected: termination: a conditional decides nothing for the checker
f : Nat -> Nat
f n = if n == 0 then 0 else f (minus n 1)
