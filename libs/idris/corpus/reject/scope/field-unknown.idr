-- rejected: record: a field that the record does not have
record P where
  constructor MkP
  x : Nat

f : P -> P
f p = { y := 1 } p
