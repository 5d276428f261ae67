-- The vector is what gets smaller; its length is erased.
import Data.Vect

sumV : {0 n : Nat} -> Vect n Nat -> Nat
sumV [] = 0
sumV (x :: xs) = x + sumV xs
