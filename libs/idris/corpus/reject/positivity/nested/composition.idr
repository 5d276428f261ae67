-- rejected: positivity: a parameter applied to a parameter is not known to be positive
data Compose : (Type -> Type) -> Type -> Type where
  MkCompose : f a -> Compose f a

data D : Type where
  MkD : Compose List D -> D
