-- rejected: termination: a case of the recursive call with the same argument
f : Nat -> Nat
f n = case f n of
  Z => Z
  S k => k
