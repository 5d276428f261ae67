-- rejected: positivity: a list to the left of an arrow
data D : Type where
  MkD : (List D -> Nat) -> D
