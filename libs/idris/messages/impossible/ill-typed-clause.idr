import Data.Vect

head : Vect (S n) a -> a
head [] = ?none
head (x :: _) = x
