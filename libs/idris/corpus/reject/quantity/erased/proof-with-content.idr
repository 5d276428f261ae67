-- rejected: quantity: an erased proof that decides
import Data.Nat

f : (n, m : Nat) -> (0 d : Dec (n = m)) -> Nat
f n m (Yes p) = 0
f n m (No c) = 1
