-- rejected: termination: one goes down, the other up
mutual
  down : Nat -> Nat
  down Z = Z
  down (S k) = up k

  up : Nat -> Nat
  up n = down (S n)
