-- rejected: termination: a case that learns nothing new
f : Nat -> Nat
f n = case n of
  Z => Z
  S k => f n
