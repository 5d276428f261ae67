-- rejected: termination: two constants made of each other
mutual
  xs : List Nat
  xs = 0 :: ys

  ys : List Nat
  ys = 1 :: xs
