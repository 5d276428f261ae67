-- rejected: termination: the inner alternative calls with the outer argument
f : Nat -> Nat -> Nat
f n m = case n of
  Z => Z
  S k => case m of
    Z => f k m
    S j => f n m
