-- A quantity and a modifier.
total
0 f : Nat -> Type
f 0 = Nat
f (S n) = f n
