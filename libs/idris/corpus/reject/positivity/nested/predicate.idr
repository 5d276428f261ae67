-- rejected: positivity: a wrapper that uses its parameter to the left
data Reader : Type -> Type where
  MkReader : (a -> Nat) -> Reader a

data D : Type where
  MkD : Reader D -> D
