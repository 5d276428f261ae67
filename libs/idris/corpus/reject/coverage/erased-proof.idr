-- rejected: coverage: the erased function says nothing of S
0 f : Nat -> Nat
f Z = Z
