-- In a local function.
import Data.Nat

f : (n : Nat) -> Not (LTE (S n) 0)
f n p = go p
  where
    go : LTE (S k) 0 -> Void
    go LTEZero impossible
    go (LTESucc _) impossible
