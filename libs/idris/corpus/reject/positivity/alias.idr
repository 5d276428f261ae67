-- rejected: positivity: behind a synonym
Predicate : Type -> Type
Predicate a = a -> Bool

data D : Type where
  MkD : Predicate D -> D
