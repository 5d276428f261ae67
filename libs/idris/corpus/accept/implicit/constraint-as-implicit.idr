-- A constraint is an argument that is found.
f : Eq a => a -> a -> Bool
f x y = x == y

g : {auto eq : Eq a} -> a -> a -> Bool
g x y = x /= y
