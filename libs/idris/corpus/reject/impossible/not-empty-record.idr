-- rejected: impossible: a record of a number
record P where
  constructor MkP
  x : Nat

f : P -> Void
f (MkP x) impossible
