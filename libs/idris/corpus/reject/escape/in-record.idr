-- rejected: escape: in a record's value
record P where
  constructor MkP
  x : Nat

p : P
p = MkP { x = believe_me () }
