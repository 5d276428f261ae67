-- rejected: positivity: the negative occurrence is in the parameter of another data type that uses it to the left
data Refutation : Type -> Type where
  MkRefutation : (a -> Void) -> Refutation a

data Bad : Type where
  MkBad : Refutation Bad -> Bad

no : Bad -> Void
no (MkBad (MkRefutation f)) = f (MkBad (MkRefutation f))

v : Void
v = no (MkBad (MkRefutation no))
