-- rejected: termination: two values, both grow back
f : Nat -> Nat -> Nat
f n m with (m)
  f n m | Z with (n)
    f n m | Z | k = f k m
  f n m | S k = f n k
