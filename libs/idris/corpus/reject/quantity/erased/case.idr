-- rejected: quantity: a case on what is erased
f : (0 n : Nat) -> Nat
f n = case n of
  Z => 0
  S k => 1
