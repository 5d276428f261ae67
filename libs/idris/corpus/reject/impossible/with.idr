-- rejected: impossible: an answer of with that may well come
import Data.Nat

f : (n, m : Nat) -> Nat
f n m with (isLTE n m)
  f n m | Yes p = 0
  f n m | No c impossible
