-- A name that no field binds becomes an implicit field.
record R where
  constructor MkR
  {n : Nat}
  v : n = n
record S1 where
  constructor MkS
  vs : List (a, b)
f : R -> Nat
f r = r.n
