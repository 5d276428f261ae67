-- A view shows the structure that one wants to recur by.
data Parity : Nat -> Type where
  Even : (k : Nat) -> Parity (k + k)
  Odd : (k : Nat) -> Parity (S (k + k))

half : (n : Nat) -> Parity n -> Nat
half _ (Even k) = k
half _ (Odd k) = k
