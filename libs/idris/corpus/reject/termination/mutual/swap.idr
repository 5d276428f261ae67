-- rejected: termination: the argument that shrinks changes its place
mutual
  f : Nat -> Nat -> Nat
  f (S n) m = g m n
  f Z m = m

  g : Nat -> Nat -> Nat
  g n m = f n (S (S m))
