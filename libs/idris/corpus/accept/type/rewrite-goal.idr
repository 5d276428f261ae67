-- The goal is rewritten, and then it is what the body gives.
import Data.Vect

swapLength : {n, m : Nat} -> (n + m = m + n) -> Vect (m + n) a -> Vect (n + m) a
swapLength eq xs = rewrite eq in xs
