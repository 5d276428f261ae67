import Data.Vectors

head : Vect (S n) a -> a
head (x :: _) = x
