-- Fields behind a dot, one after the other.
record In where
  constructor MkIn
  v : Nat

record Out where
  constructor MkOut
  i : In

f : Out -> Nat
f o = o.i.v

g : List Out -> List Nat
g = map (.i.v)
