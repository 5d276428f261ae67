-- rejected: positivity: a record whose field takes the record, unfolded by its projection
record Bad where
  constructor MkBad
  run : Bad -> Void

v : Void
v = run (MkBad (\b => run b b)) (MkBad (\b => run b b))
