-- rejected: termination: the tree is handed to the forest whole
data Tree : Type where
  Node : List Tree -> Tree

mutual
  size : Tree -> Nat
  size (Node ts) = sizes [Node ts]

  sizes : List Tree -> Nat
  sizes [] = 0
  sizes (t :: ts) = size t + sizes ts
