-- rejected: termination: with over the argument, then the argument again
f : Nat -> Nat
f n with (n)
  f n | m = f n
