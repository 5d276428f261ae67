-- An update without a record is a function.
record P where
  constructor MkP
  x : Nat
  y : Nat

bump : List P -> List P
bump = map { x $= S }

t : bump [MkP 1 2] = [MkP 2 2]
t = Refl
