-- rejected: universe: a record of a type and a value, packed in itself
record Any where
  constructor MkAny
  type : Type
  value : type

a : Any
a = MkAny Any (MkAny Nat 0)
