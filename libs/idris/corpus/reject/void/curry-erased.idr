-- rejected: positivity: an erased argument to the left is still to the left
data Bad : Type where
  MkBad : ((0 b : Bad) -> Void) -> Bad

no : (0 b : Bad) -> Void
no (MkBad f) = f (MkBad f)

v : Void
v = no (MkBad no)
