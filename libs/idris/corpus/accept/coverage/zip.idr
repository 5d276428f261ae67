-- Vectors of one length are both empty or both not.
import Data.Vect

zipV : Vect n a -> Vect n b -> Vect n (a, b)
zipV [] [] = []
zipV (x :: xs) (y :: ys) = (x, y) :: zipV xs ys

headV : Vect (S n) a -> a
headV (x :: _) = x
