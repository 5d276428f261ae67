-- Implicit fields of a constructor that the index does not determine.
data Hide : Type where
  MkHide : {a : Type} -> a -> Hide

f : List Hide
f = [MkHide 3, MkHide "a", MkHide {a = Bool} True]
