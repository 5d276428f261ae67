-- rejected: search: nothing is known of n
import Data.Nat

f : (n : Nat) -> {auto p : LTE n 3} -> Nat
f n = n

g : Nat -> Nat
g n = f n
