-- rejected: positivity: twice to the left is positive and not strictly so
data D : Type where
  MkD : ((D -> Nat) -> Nat) -> D
