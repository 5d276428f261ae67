-- rejected: hole: under a lambda
f : Nat -> Nat
f = \n => ?body
