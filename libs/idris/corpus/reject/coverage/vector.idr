-- rejected: coverage: nothing is said of a vector that has elements
import Data.Vect

f : Vect n a -> Nat
f [] = 0
