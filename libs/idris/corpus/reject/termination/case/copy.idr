-- rejected: termination: the constructor is put back around its field
f : Nat -> Nat
f n = case n of
  Z => Z
  S k => f (S k)
