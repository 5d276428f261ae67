-- An underscore is found.
import Data.Vect

f : Vect _ Nat -> Nat
f xs = 3

g : Nat
g = f (the (Vect _ _) [1, 2])
