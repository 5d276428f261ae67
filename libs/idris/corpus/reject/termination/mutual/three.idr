-- rejected: termination: three functions, and the cycle of two of them stands still
mutual
  f : Nat -> Nat
  f Z = Z
  f (S k) = g k

  g : Nat -> Nat
  g n = h n

  h : Nat -> Nat
  h n = g n
