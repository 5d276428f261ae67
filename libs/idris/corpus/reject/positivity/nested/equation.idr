-- rejected: positivity: an equation about the type itself
data D : Type where
  MkD : (0 a : Type) -> a = D -> D
