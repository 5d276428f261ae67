-- One of the two keeps the argument, the other makes it smaller.
mutual
  f : Nat -> Nat
  f n = g n

  g : Nat -> Nat
  g 0 = 0
  g (S n) = f n
