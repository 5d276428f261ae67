-- An interface over a family.
import Data.Vect

interface Sized (f : Nat -> Type) where
  sizeOf : {n : Nat} -> f n -> Nat

Sized (\n => Vect n Bool) where
  sizeOf {n} _ = n
