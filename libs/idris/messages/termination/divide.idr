import Data.Nat

log : Nat -> Nat
log 0 = 0
log (S k) = S (log (half k))
  where
    half : Nat -> Nat
    half (S (S n)) = S (half n)
    half _ = 0
