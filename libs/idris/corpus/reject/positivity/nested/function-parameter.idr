-- rejected: positivity: a type function as parameter, with the type to the left
data Apply : (Type -> Type) -> Type where
  MkApply : f Nat -> Apply f

data D : Type where
  MkD : Apply (\a => D -> a) -> D
