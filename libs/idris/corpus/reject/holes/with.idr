-- rejected: hole: under with
f : Nat -> Nat
f n with (n)
  f n | Z = 0
  f n | S k = ?step
