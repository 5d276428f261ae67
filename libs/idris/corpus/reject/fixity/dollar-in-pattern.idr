-- rejected: pattern: an operator that is a function binds no variable in a pattern
f : Nat -> Nat
f (k + 1) = k
f Z = 0
