-- rejected: axiom: in a block of parameters
parameters (n : Nat)
  f : Nat -> Nat
