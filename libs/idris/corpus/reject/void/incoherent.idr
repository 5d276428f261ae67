-- rejected: ambiguous: two implementations with different types in them would make the same type equal to both
interface Family a where
  0 Member : Type

Family Nat where
  Member = ()

Family Nat where
  Member = Void

v : Member {a = Nat}
v = ()
