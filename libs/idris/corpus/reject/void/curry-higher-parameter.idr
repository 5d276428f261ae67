-- rejected: positivity: the parameter is a type function, and the argument puts the data type to the left
data Wrap : (Type -> Type) -> Type where
  MkWrap : f Void -> Wrap f

data Bad : Type where
  MkBad : Wrap (\a => Bad -> a) -> Bad

no : Bad -> Void
no (MkBad (MkWrap f)) = f (MkBad (MkWrap f))

v : Void
v = no (MkBad (MkWrap no))
