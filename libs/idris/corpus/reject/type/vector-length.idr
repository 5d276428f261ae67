-- rejected: type: two elements for a vector of three
import Data.Vect

f : Vect 3 Nat
f = [1, 2]
