-- rejected: termination: with keeps a proof, and the argument
f : Nat -> Nat
f n with (n) proof p
  f n | Z = Z
  f n | S k = f n
