-- rejected: universe: a function decides which type is packed
data Any : Type where
  MkAny : (a : Type) -> a -> Any

Choose : Bool -> Type
Choose True = Any
Choose False = Nat

x : (b : Bool) -> Choose b -> Any
x b v = MkAny (Choose b) v
