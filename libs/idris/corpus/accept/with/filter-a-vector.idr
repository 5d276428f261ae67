-- How long the result is, is known only after the with on the recursive call.
import Data.Vect

filterV : (p : a -> Bool) -> Vect n a -> (m ** Vect m a)
filterV p [] = (_ ** [])
filterV p (x :: xs) with (filterV p xs)
  _ | (m ** ys) = if p x then (S m ** x :: ys) else (m ** ys)
