-- rejected: type: an update with a value of another type
record P where
  constructor MkP
  x : Nat

f : P -> P
f p = { x := True } p
