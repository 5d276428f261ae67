import Data.Nat

swap : (n, m : Nat) -> n + m = m + n
swap n m = rewrite plusZeroRightNeutral m in plusCommutative n m
