-- rejected: positivity: the dictionary of an interface holds a function from the type, and is a field of it
interface Refute a where
  constructor MkRefute
  refute : a -> Void

data Bad : Type where
  MkBad : Refute Bad -> Bad

no : Bad -> Void
no b@(MkBad d) = refute @{d} b

v : Void
v = no (MkBad (MkRefute no))
