-- rejected: termination: with gives the argument back (Agda's termination checker and with, Idris 2 issue 524)
f : Nat -> Void
f n with (n)
  f n | Z = f n
  f n | S k = f k

v : Void
v = f 0
