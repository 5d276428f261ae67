-- rejected: positivity: left of an arrow to the empty type
data Bad : Type where
  MkBad : (Bad -> Void) -> Bad
