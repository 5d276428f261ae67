-- rejected: termination: a case inside a lambda
f : Nat -> Nat -> Nat
f n = \m => case m of
  Z => f n Z
  S k => f n k
