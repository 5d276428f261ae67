-- rejected: type: an interface of type constructors, implemented for a type
interface Container (f : Type -> Type) where
  empty : f a

Container Nat where
  empty = 0
