-- rejected: unification: the length is a sum of variables: it cannot be told whether the vector is empty
import Data.Vect

f : (n, m : Nat) -> Vect (n + m) a -> Bool
f n m [] = True
f n m (x :: xs) = False
