-- rejected: positivity: nested: a sum of the type to the left of an arrow
data Bad : Type where
  MkBad : (Either Bad Bad -> Void) -> Bad

no : Bad -> Void
no (MkBad f) = f (Left (MkBad f))

v : Void
v = no (MkBad (\e => case e of
  Left b => no b
  Right b => no b))
