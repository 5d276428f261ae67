-- An operator on types.
infixr 3 ~>

(~>) : Type -> Type -> Type
a ~> b = a -> Maybe b

f : Nat ~> Nat ~> Nat
f x = Just (\y => Just (x + y))
