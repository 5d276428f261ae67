-- rejected: type: a proof of something else is given by hand
import Data.Nat

f : (n : Nat) -> {auto p : LTE n 3} -> Nat
f n = n

g : Nat
g = f 5 {p = LTEZero}
