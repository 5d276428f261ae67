-- A constructor's field is the type at an argument, with a functor as a parameter that it does not use on itself.
data Free : (Type -> Type) -> Type -> Type where
  Pure : a -> Free f a
  Op : f x -> (x -> Free f a) -> Free f a
