data Box : Type where
  MkBox : (a : Type) -> a -> Box

inner : Box
inner = MkBox Box (MkBox Nat 3)
