-- rejected: impossible: a vector of length S n is a cons
import Data.Vect

f : Vect (S n) a -> Void
f (x :: xs) impossible
