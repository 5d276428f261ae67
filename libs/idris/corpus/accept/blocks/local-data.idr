-- A data type in a where block.
f : Nat -> Nat
f n = go L
  where
    data T : Type where
      L : T
      R : Nat -> T
    go : T -> Nat
    go L = n
    go (R k) = k
