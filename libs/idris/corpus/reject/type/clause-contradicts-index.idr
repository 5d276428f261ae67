-- rejected: type: a clause for the empty vector where the type says that it has elements
import Data.Vect

f : Vect (S n) a -> a
f [] = f []
f (x :: xs) = x
