-- A constructor whose type binds for all.
data Some : (Type -> Type) -> Type where
  MkSome : forall a . f a -> Some f
