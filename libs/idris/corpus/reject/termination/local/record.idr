-- rejected: termination: a field of a record is not smaller when the record is rebuilt
record P where
  constructor MkP
  x : Nat

f : P -> Nat
f p = f (MkP p.x)
