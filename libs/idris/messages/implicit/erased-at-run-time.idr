import Data.Vect

size : Vect n a -> Nat
size xs = n
