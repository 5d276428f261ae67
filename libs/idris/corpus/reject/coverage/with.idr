-- rejected: coverage: the with says nothing of S
f : Nat -> Nat
f x with (x)
  _ | Z = Z
