-- rejected: impossible: 2 <= 3
import Data.Nat

f : LTE 2 3 -> Void
f (LTESucc (LTESucc p)) impossible
