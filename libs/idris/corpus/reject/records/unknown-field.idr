-- rejected: record: a field that the record does not have
record R where
  constructor MkR
  a : Nat

f : R -> Nat
f r = r.b
