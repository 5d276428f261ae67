-- A pair whose first part is erased.
import Data.DPair
import Data.Vect

f : Exists (\n => Vect n Nat)
f = Evidence 2 [1, 2]

g : Exists (\n => Vect n Nat) -> List Nat
g (Evidence _ xs) = toList xs
  where
    toList : Vect k Nat -> List Nat
    toList [] = []
    toList (y :: ys) = y :: toList ys
