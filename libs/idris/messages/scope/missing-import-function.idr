import Data.Vect

position : Vect n Nat -> Maybe Nat
position xs = natToFin 2 3
