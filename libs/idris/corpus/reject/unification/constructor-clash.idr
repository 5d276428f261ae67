-- rejected: type: S m is not Z
import Data.Vect

f : Vect (S m) Nat -> Nat
f xs = head xs

g : Nat
g = f []
