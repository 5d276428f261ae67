-- A parameter that changes on the way down.
data Nested : Type -> Type where
  Flat : a -> Nested a
  Deep : Nested (a, a) -> Nested a
