-- An implicit argument named in a pattern.
import Data.Vect

len : {n : Nat} -> Vect n a -> Nat
len {n = 0} [] = 0
len {n = S k} (_ :: xs) = S k
