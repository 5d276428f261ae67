-- rejected: search: five is not below three
import Data.Nat

f : (n : Nat) -> {auto p : LTE n 3} -> Nat
f n = n

g : Nat
g = f 5
