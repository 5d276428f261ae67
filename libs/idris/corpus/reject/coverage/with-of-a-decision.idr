-- rejected: coverage: the with says nothing of No
import Data.Nat

f : (n, m : Nat) -> Nat
f n m with (isLTE n m)
  _ | Yes p = 0
