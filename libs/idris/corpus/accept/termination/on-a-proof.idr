-- The proof gets smaller with the number.
import Data.Nat

diff : (m, n : Nat) -> LTE m n -> Nat
diff 0 n LTEZero = n
diff (S m) (S n) (LTESucc p) = diff m n p
