-- rejected: scope: a type that calls what it types
mutual
  f : Nat -> T
  f n = 0

  T : Type
  T = Nat
