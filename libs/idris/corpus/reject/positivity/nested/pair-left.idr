-- rejected: positivity: a pair to the left of an arrow
data D : Type where
  MkD : ((D, Nat) -> Nat) -> D
