module Large

public export
data Any : Type where
  MkAny : (a : Type) -> a -> Any

public export
Small : Type
Small = Nat

export
pack : (a : Type) -> a -> Any
pack = MkAny
