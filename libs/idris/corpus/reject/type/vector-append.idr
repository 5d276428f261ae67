-- rejected: type: the lengths add up to something else
import Data.Vect

f : Vect n a -> Vect m a -> Vect (n * m) a
f xs ys = xs ++ ys
