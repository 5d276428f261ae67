sumTo : Nat -> Nat
sumTo n = go n 0
  where
    go : Nat -> Nat -> Nat
    go 0 acc = acc
    go (S k) acc = go k (acc + S k)

again : Nat -> Nat
again n = go n 1
