-- rejected: positivity: which type it is depends on a field
Shape : Bool -> Type -> Type
Shape True a = a -> Nat
Shape False a = a

data D : Type where
  MkD : (b : Bool) -> Shape b D -> D
