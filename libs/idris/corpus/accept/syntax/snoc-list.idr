-- A list that grows at its end.
f : SnocList Nat
f = [< 1, 2, 3]

g : SnocList a -> Nat
g [<] = 0
g (xs :< _) = S (g xs)
