-- rejected: termination: a local function under with calls its parent
f : Nat -> Nat
f n with (n)
  f n | Z = Z
  f n | S k = g
    where
      g : Nat
      g = f n
