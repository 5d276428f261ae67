-- rejected: universe: the index is a type, and the type is built with itself as the index
data Code : Type -> Type where
  MkCode : (a : Type) -> Code a

Any : Type
Any = (a : Type ** Code a)

x : Any
x = (Any ** MkCode Any)
