-- Documentation before everything that may have it.
||| A type.
data T : Type where
  ||| A constructor.
  MkT : T

||| A record.
record R where
  ||| Its constructor.
  constructor MkR
  ||| A field.
  field : Nat

||| An interface.
interface I a where
  ||| A method.
  method : a
