-- rejected: pattern: a variable that another pattern says to be a successor
import Data.Nat
f : (n : Nat) -> LTE 1 n -> Nat
f n (LTESucc p) = n
