-- rejected: fixity: an operator that binds a type is given a value
typebind infixr 0 =@
(=@) : (a : Type) -> (a -> Type) -> Type
(=@) a b = (x : a) -> b x
f : Type
f = (n <- Nat) =@ Nat
