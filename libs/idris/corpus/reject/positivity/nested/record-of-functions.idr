-- rejected: positivity: a record of functions, used at the type
record Ops a where
  constructor MkOps
  make : a
  use : a -> Nat

data D : Type where
  MkD : Ops D -> D
