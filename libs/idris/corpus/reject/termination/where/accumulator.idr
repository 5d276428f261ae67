-- rejected: termination: the accumulator shrinks, and is not what is passed
f : Nat -> Nat
f n = go n n
  where
    go : Nat -> Nat -> Nat
    go Z acc = acc
    go (S k) (S acc) = go (S k) n
    go (S k) Z = go k Z
