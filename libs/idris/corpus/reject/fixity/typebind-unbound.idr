-- rejected: fixity: an operator that binds, and nothing is bound
typebind infixr 0 =@
(=@) : (a : Type) -> (a -> Type) -> Type
(=@) a b = (x : a) -> b x
f : Type
f = Nat =@ (\n => Nat)
