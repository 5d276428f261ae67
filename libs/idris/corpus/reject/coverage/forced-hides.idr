-- rejected: coverage: what the length forces does not say that the second vector is empty too
import Data.Vect

f : Vect n a -> Vect m a -> Nat
f [] [] = 0
f (_ :: _) (_ :: _) = 1
