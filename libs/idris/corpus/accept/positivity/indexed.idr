-- The type stands in a field at another index.
data Perfect : Nat -> Type -> Type where
  One : a -> Perfect 0 a
  Two : Perfect n a -> Perfect n a -> Perfect (S n) a
