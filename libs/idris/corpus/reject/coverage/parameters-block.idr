-- rejected: coverage: in a block of parameters
parameters (n : Nat)
  f : Bool -> Nat
  f True = n
