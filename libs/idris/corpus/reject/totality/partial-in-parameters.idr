-- rejected in proofs: totality: in a block of parameters
parameters (n : Nat)
  partial
  f : Nat -> Nat
  f m = n + m
