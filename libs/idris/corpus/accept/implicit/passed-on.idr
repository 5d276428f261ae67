-- An implicit argument that is passed on without being named.
import Data.Vect

fill : {n : Nat} -> a -> Vect n a
fill {n = 0} x = []
fill {n = S k} x = x :: fill x
