-- A type-level function used twice.
Twice : (Type -> Type) -> Type -> Type
Twice f a = f (f a)

x : Twice Maybe Nat
x = Just (Just 3)
