-- Assignments to fields and functions on fields.
record P where
  constructor MkP
  a, b : Nat

f : P -> P
f p = { a := 1, b $= S } p

g : P -> P
g = { a := 2 }
