-- rejected: positivity: to the left in the second field
data D : Type where
  Leaf : D
  Node : D -> (Nat -> D -> Nat) -> D
