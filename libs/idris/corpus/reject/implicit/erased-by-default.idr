-- rejected: quantity: a variable that was bound automatically is erased
import Data.Vect

f : Vect n a -> Nat
f xs = n' xs
  where
    n' : {n : Nat} -> Vect n a -> Nat
    n' {n} xs = n
