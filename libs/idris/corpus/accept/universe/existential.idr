-- A data type that holds a type is one level up.
data Any : Type where
  MkAny : (a : Type) -> a -> Any

f : List Any
f = [MkAny Nat 3, MkAny Type Nat]
