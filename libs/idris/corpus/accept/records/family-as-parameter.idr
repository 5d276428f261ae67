-- The type of a field is a parameter of the record, applied to another field.
import Data.Vect

record Pack a p where
  constructor MkPack
  first : a
  second : p first

grow : t -> Pack Nat (\n => Vect n t) -> Pack Nat (\n => Vect n t)
grow value xs = { first := S (first xs), second := value :: second xs } xs
