-- rejected: quantity: the length of a vector is erased, matched or not
import Data.Vect

f : (0 n : Nat) -> Vect n Nat -> Nat
f (S k) (x :: xs) = k
f Z [] = 0
