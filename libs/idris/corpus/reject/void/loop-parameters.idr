-- rejected: termination: in a parameters block the parameters are arguments, and stay what they are
parameters (n : Nat)
  f : Nat -> Void
  f m = f (n + m)

v : Void
v = f 0 0
