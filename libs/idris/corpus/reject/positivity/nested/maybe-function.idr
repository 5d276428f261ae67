-- rejected: positivity: Maybe a function from the type
data D : Type where
  MkD : Maybe (D -> Nat) -> D
