-- A superclass of a constraint in scope.
f : Ord a => a -> a -> Bool
f x y = x == y
