-- rejected: positivity: the data type occurs in an index of another family, which gives it back by matching
data Code : (Type, Type) -> Type where
  Arrow : (a -> Void) -> Code (a, a)

data Bad : Type where
  MkBad : Code (Bad, Bad) -> Bad

no : Bad -> Void
no (MkBad (Arrow f)) = f (MkBad (Arrow f))

v : Void
v = no (MkBad (Arrow no))
