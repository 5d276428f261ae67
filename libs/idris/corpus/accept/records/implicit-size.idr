-- An implicit field is the index of the next, and is there to be read.
import Data.Vect

record Sized (a : Type) where
  constructor MkSized
  {size : Nat}
  items : Vect size a

howMany : Sized Nat -> Nat
howMany s = s.size

firstOf : Sized a -> Maybe a
firstOf (MkSized []) = Nothing
firstOf (MkSized (x :: _)) = Just x
