-- A rewrite where the goal is an unknown predicate of the sum.
import Data.Nat

rw : (n, m : Nat) -> (p : Nat -> Type) -> p (n + m) -> p (m + n)
rw n m p x = rewrite plusCommutative m n in x
