-- The last clause takes what three columns leave.
zipWith3' : (a -> b -> c -> d) -> List a -> List b -> List c -> List d
zipWith3' f (x :: xs) (y :: ys) (z :: zs) = f x y z :: zipWith3' f xs ys zs
zipWith3' _ _ _ _ = []

t : zipWith3' (\a, b, c => a + b + c) [1] [2] [3] = [6]
t = Refl
