-- rejected: type: plus is not injective for unification
import Data.Vect

f : Vect (n + m) a -> Vect n a
f xs = xs
