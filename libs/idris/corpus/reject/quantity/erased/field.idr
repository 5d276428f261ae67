-- rejected: quantity: an erased field of a record
record P where
  constructor MkP
  0 size : Nat

f : P -> Nat
f p = p.size
