-- The index mentions a function of a variable that is then known.
import Data.Vect

f : (n : Nat) -> n = 2 -> Vect (n + 1) Nat
f 2 Refl = [1, 2, 3]
