-- rejected: interface: nothing is known of the type variable
f : a -> a -> Bool
f x y = x == y
