-- rejected: termination: record eta by hand: a record is rebuilt from its own projections
record Box where
  constructor MkBox
  content : Void

b : Box
b = MkBox (content b)

v : Void
v = content b
