import Data.Vect

prefix' : Vect n a -> Vect n a
prefix' (x :: xs) = xs
prefix' [] = []
