-- An abstract type is used by the functions beside it.
import Library

f : Nat
f = read (make 3)
