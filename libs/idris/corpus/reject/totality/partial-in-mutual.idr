-- rejected in proofs: totality: one member of a mutual block
mutual
  f : Nat -> Nat
  f Z = Z
  f (S k) = g k

  covering
  g : Nat -> Nat
  g n = f n
