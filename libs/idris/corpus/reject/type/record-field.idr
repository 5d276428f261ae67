-- rejected: type: a field of another type
record P where
  constructor MkP
  x : Nat
  y : Bool

f : P
f = MkP True True
