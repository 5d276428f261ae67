-- rejected: hole: in an alternative
f : Nat -> Nat
f n = case n of
  Z => 0
  S k => ?step
