-- rejected in proofs: totality: a data type that is said to be partial
partial
data D : Type where
  MkD : Nat -> D
