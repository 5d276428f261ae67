-- The length of a result is computed from the arguments' lengths.
import Data.Vect

app : Vect n a -> Vect m a -> Vect (n + m) a
app [] ys = ys
app (x :: xs) ys = x :: app xs ys
