-- rejected: positivity: laziness to the left of an arrow does not guard
data Bad : Type where
  MkBad : (Lazy Bad -> Void) -> Bad

no : Bad -> Void
no (MkBad f) = f (Delay (MkBad f))

v : Void
v = no (MkBad (\b => no (Force b)))
