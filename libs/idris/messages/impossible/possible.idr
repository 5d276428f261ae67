import Data.Vect

head : Vect n a -> a
head [] impossible
head (x :: _) = x
