-- rejected: termination: nobody knows
f : Nat -> Nat -> Nat
f Z m = m
f (S Z) m = m
f n m = f (n + n + n + 1) m
