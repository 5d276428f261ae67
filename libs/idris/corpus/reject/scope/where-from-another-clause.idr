-- rejected: scope: where belongs to its clause
f : Nat -> Nat
f Z = g 0
f (S k) = g k
  where
    g : Nat -> Nat
    g n = n
