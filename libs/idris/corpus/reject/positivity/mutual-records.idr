-- rejected: positivity: two records, one takes the other
data S' : Type

record R where
  constructor MkR
  run : S' -> Nat

data S' : Type where
  MkS : R -> S'
