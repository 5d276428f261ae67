-- rejected: quantity: an implicit argument that was bound automatically
import Data.Vect

f : Vect n a -> Nat
f {n} xs = n
