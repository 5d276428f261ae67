-- rejected: universe: the type is bound automatically
data Any : Type where
  MkAny : a -> Any

x : Any
x = MkAny (MkAny (the Nat 0))
