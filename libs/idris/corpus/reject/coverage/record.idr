-- rejected: coverage: the record is matched with a constructor inside
record Box where
  constructor MkBox
  flag : Bool

f : Box -> Nat
f (MkBox True) = 0
