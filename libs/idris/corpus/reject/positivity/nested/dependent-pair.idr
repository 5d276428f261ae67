-- rejected: positivity: the type in the second half of a dependent pair, to the left
data D : Type where
  MkD : (n : Nat ** (D -> n = n)) -> D
