-- Also those that are indices.
import Data.Vect

same : Vect n a -> Vect n b -> Nat
same xs ys = length xs
