-- A where belongs to the clause whose with it follows.
f : Nat -> Nat
f n with (n)
  f n | 0 = 0
  f n | S k = twice k
    where
      twice : Nat -> Nat
      twice x = x + x
