-- A pattern that another one determines.
import Data.Vect

f : (n : Nat) -> Vect n a -> Nat
f .(0) [] = 0
f (S k) (_ :: xs) = S k
