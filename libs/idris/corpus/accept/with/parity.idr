-- A view that is found by recursion, and a function by it.
import Data.Nat

data Parity : Nat -> Type where
  Even : (k : Nat) -> Parity (k + k)
  Odd : (k : Nat) -> Parity (S (k + k))

parity : (n : Nat) -> Parity n
parity Z = Even Z
parity (S Z) = Odd Z
parity (S (S k)) with (parity k)
  parity (S (S (j + j))) | Even j = rewrite plusSuccRightSucc j j in Even (S j)
  parity (S (S (S (j + j)))) | Odd j = rewrite plusSuccRightSucc j j in Odd (S j)

half : Nat -> Nat
half n with (parity n)
  half (k + k) | Even k = k
  half (S (k + k)) | Odd k = k
