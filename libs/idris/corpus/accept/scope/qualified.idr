-- A name may be written with its module.
import Data.Vect

f : Vect 2 Nat
f = Data.Vect.tail [0, 1, 2]
