-- Local functions of local functions.
f : Nat -> Nat
f n = g n
  where
    g : Nat -> Nat
    g k = h k
      where
        h : Nat -> Nat
        h j = n + k + j
