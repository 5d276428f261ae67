-- A function that must be total, and is.
total
f : Nat -> Nat
f 0 = 0
f (S n) = f n
