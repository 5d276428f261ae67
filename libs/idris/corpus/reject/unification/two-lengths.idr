-- rejected: type: one variable, two lengths
import Data.Vect

same : Vect n a -> Vect n a -> Nat
same xs ys = 0

f : Nat
f = same [1, 2] [the Nat 3]
