-- rejected: termination: case on a copy of the argument does not make it smaller
f : Nat -> Void
f n = case (n, n) of
  (Z, _) => f n
  (S k, m) => f m

v : Void
v = f 0
