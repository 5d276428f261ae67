-- An erased field, proved by a case on an erased argument.
import Data.Nat

record Small where
  constructor MkSmall
  value : Nat
  0 ok : LT value 10

mk : (n : Nat) -> (0 p : Either (LT n 10) (LT n 5)) -> Small
mk n p = MkSmall n (case p of
  Left q => q
  Right q => weak q)
  where
    0 weak : LT n 5 -> LT n 10
    weak q = transitive {rel = LTE} q (LTESucc (LTESucc (LTESucc (LTESucc (LTESucc LTEZero)))))
