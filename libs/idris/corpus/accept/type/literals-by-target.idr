-- The type that is wanted decides what a number is.
import Data.Fin

a : Nat
a = 3

b : Integer
b = 3

c : Int
c = 3

d : Bits8
d = 3

e : Fin 5
e = 3
