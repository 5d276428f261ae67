-- The type and the values of a dependent pair.
import Data.Vect

f : (n : Nat ** Vect n Bool)
f = (2 ** [True, False])

g : (n ** Vect n a) -> Nat
g (n ** _) = n
