-- To the right of an arrow is positive.
data Inf' : Type where
  Branch : (Nat -> Inf') -> Inf'
  Stop : Inf'
