-- rejected: unification: a vector of length n + m may be empty
import Data.Vect

f : (n, m : Nat) -> Vect (n + m) a -> a
f n m (x :: xs) = x
