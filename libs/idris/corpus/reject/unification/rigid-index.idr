-- rejected: type: n is any number, also zero
import Data.Vect

f : Vect n Nat -> Nat
f xs = head xs
