-- rejected: coverage: LTESucc can occur
import Data.Nat

f : LTE n m -> Nat
f LTEZero = 0
