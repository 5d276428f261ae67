-- rejected: positivity: a free monad of any type function
data Free : (Type -> Type) -> Type -> Type where
  Pure : a -> Free f a
  Roll : f (Free f a) -> Free f a
