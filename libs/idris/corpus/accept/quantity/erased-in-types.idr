-- An erased value may stand in a type.
import Data.Vect

f : (0 n : Nat) -> Vect n Nat -> Vect n Nat
f n xs = the (Vect n Nat) xs
