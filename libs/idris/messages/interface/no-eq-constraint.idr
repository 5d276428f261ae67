contains : a -> List a -> Bool
contains x [] = False
contains x (y :: ys) = x == y || contains x ys
