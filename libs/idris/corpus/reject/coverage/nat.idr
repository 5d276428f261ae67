-- rejected: coverage: nothing is said of S
f : Nat -> Nat
f Z = Z
