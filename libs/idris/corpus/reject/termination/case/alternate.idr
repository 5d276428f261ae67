-- rejected: termination: each branch makes one number smaller and the other larger
f : Nat -> Nat -> Nat
f Z m = m
f n Z = n
f (S n) (S m) = case n of
  Z => f (S (S n)) m
  S k => f n (S (S m))
