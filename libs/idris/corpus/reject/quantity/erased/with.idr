-- rejected: quantity: a with on what is erased
f : (0 n : Nat) -> Nat
f n with (n)
  f n | Z = 0
  f n | S k = 1
