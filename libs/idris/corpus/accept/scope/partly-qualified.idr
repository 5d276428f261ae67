-- The end of a module's name is enough.
import Data.Vect

f : Vect 2 Nat
f = Vect.tail [0, 1, 2]
