-- The length is not there at run time.
import Data.Vect

addUp : {0 n : Nat} -> Vect n Nat -> Nat
addUp [] = 0
addUp (x :: xs) = x + addUp xs
