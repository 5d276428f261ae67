-- The length becomes known from a later proof.
import Data.Vect

f : {0 n, m : Nat} -> Vect n a -> n = m -> Vect m a
f xs Refl = xs
