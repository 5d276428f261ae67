-- rejected: positivity: the arrow appears only after a boolean is decided
Shape : Bool -> Type -> Type
Shape True a = a -> Void
Shape False a = a

data Bad : Type where
  MkBad : Shape (not False) Bad -> Bad

no : Bad -> Void
no (MkBad f) = f (MkBad f)

v : Void
v = no (MkBad no)
