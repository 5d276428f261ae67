-- An equation between values of types that are only proved to be the same.
import Data.Vect

f : (xs : Vect n a) -> (ys : Vect m a) -> n = m -> xs = ys -> ys = xs
f xs ys _ eq = sym eq
