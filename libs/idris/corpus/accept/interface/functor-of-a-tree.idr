-- An implementation by recursion through itself.
data Tree : Type -> Type where
  Leaf : Tree a
  Node : Tree a -> a -> Tree a -> Tree a

Functor Tree where
  map f Leaf = Leaf
  map f (Node l x r) = Node (map f l) (f x) (map f r)
