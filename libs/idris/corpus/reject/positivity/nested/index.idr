-- rejected: positivity: the argument of a family that is an index, not a parameter
data Tag : Type -> Type where
  Number : Tag Nat
  Other : (a : Type) -> Tag a

data D : Type where
  MkD : Tag D -> D
