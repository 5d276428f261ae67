import Data.Nat

smaller : Nat -> Nat -> Nat
smaller a b with (isLTE a b)
  smaller a b | Yes prf = a
