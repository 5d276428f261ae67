-- An operator that binds a name of a type in what stands to its right.
typebind infixr 0 =@
0 (=@) : (a : Type) -> (a -> Type) -> Type
(=@) a b = (1 x : a) -> b x
data Once : {a : Type} -> a -> Type where
  MkOnce : (x : a) =@ Once x
one : Once (S Z)
one = MkOnce 1
