module Main

import Data.Vect

first : Vect (S n) a -> a
first (x :: xs) = xs

second : Nat -> String
second n = shw n

third : Bool -> Nat
third True = 1

fourth : Nat
fourth = second 3 + third True
