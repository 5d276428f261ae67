-- rejected: termination: recursion over a nested type through map, which does not know its elements are smaller, and they are not
data Rose : Type where
  Node : List Rose -> Rose

f : Rose -> Void
f (Node rs) = pick (map f (Node rs :: rs))
  where
    pick : List Void -> Void
    pick [] = f (Node rs)
    pick (x :: _) = x

v : Void
v = f (Node [])
