-- rejected: coverage: the second of two that call each other says nothing of Z
mutual
  f : Nat -> Nat
  f Z = Z
  f (S k) = g k

  g : Nat -> Nat
  g (S k) = f k
