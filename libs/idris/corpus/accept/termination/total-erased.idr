-- A function that is only for types recurs as any other.
0 Tuple : Nat -> Type -> Type
Tuple 0 a = ()
Tuple (S n) a = (a, Tuple n a)

fill : (n : Nat) -> a -> Tuple n a
fill 0 x = ()
fill (S n) x = (x, fill n x)
