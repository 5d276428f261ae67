-- rejected: universe: the type is an implicit argument of the constructor
data Any : Type where
  MkAny : {0 a : Type} -> a -> Any

x : Any
x = MkAny (MkAny (the Nat 0))
