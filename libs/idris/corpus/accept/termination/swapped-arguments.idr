-- The arguments change places, and one of them is always smaller.
f : Nat -> Nat -> Nat
f 0 m = m
f (S n) m = f m n
