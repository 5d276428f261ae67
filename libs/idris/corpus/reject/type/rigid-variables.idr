-- rejected: type: two type variables are two types
f : a -> b -> a
f x y = y
