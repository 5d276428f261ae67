-- A lone question mark in an expression is found like an underscore.
import Data.Vect

f : Vect 2 Nat
f = the (Vect ? Nat) [1, 2]
