-- An if in the else of another.
f : Nat -> Nat
f n = if n == 0 then 1 else if n == 1 then 2 else 3
