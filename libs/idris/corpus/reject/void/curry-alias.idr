-- rejected: positivity: the arrow is hidden behind a function that computes the type (Idris 1 looked at the constructor as written)
Refutation : Type -> Type
Refutation a = a -> Void

data Bad : Type where
  MkBad : Refutation Bad -> Bad

no : Bad -> Void
no (MkBad f) = f (MkBad f)

v : Void
v = no (MkBad no)
