-- rejected: positivity: a record with a field that takes it
record R where
  constructor MkR
  run : R -> Nat
