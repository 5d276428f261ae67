-- rejected: syntax: so are those of a with inside
f : Nat -> Nat -> Nat
f n m with (n)
  f n m | Z with (m)
    g n m | Z | Z = Z
    g n m | Z | S k = k
  f n m | S k = k
