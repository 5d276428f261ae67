-- A with inside a with.
f : Nat -> Nat -> Nat
f a b with (a)
  f a b | 0 with (b)
    f a b | 0 | 0 = 1
    f a b | 0 | S k = k
  f a b | S j = j
