import Data.Vect

first : Vect n a -> a
first (x :: xs) = x
