-- rejected: termination: a local constant that is its parent
f : Nat -> Nat
f n = x
  where
    x : Nat
    x = f n
