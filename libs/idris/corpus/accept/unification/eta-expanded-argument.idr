-- A function of several arguments given in part.
zip' : (a -> b -> c) -> List a -> List b -> List c
zip' f (x :: xs) (y :: ys) = f x y :: zip' f xs ys
zip' _ _ _ = []

g : List (Nat, Bool)
g = zip' (,) [1, 2] [True, False]
