-- A path to a field in a field.
record In where
  constructor MkIn
  v : Nat

record Out where
  constructor MkOut
  i : In

f : Out -> Out
f o = { i.v := 3 } o

g : Out -> Out
g = { i->v $= S }
