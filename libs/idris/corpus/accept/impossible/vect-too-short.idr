-- A pattern longer than the type allows.
import Data.Vect

f : Vect 1 a -> a
f [] impossible
f [x] = x
f (_ :: _ :: _) impossible
