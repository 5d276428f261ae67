-- rejected: positivity: the type comes from a function by cases
Shape : Bool -> Type -> Type
Shape True a = a -> Nat
Shape False a = a

data D : Type where
  MkD : Shape True D -> D
