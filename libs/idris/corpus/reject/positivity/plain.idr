-- rejected: positivity: the type takes itself
data D : Type where
  MkD : (D -> Nat) -> D
