-- The index computes to a successor only after the first argument is split.
import Data.Nat

f : (b : Bool) -> LTE (if b then 1 else 2) 0 -> Void
f True LTEZero impossible
f True (LTESucc _) impossible
f False LTEZero impossible
f False (LTESucc _) impossible
