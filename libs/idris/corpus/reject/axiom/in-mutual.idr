-- rejected: axiom: in a mutual block
mutual
  f : Nat -> Nat
  f n = g n

  g : Nat -> Nat
