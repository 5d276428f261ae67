-- A proof found by search.
import Data.Nat

pred' : (n : Nat) -> {auto 0 ok : LTE 1 n} -> Nat
pred' (S k) = k

f : Nat
f = pred' 5
