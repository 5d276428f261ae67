-- rejected: positivity: Curry's paradox: a data type that takes its own refutation
data Bad : Type where
  MkBad : (Bad -> Void) -> Bad

no : Bad -> Void
no (MkBad f) = f (MkBad f)

v : Void
v = no (MkBad no)
