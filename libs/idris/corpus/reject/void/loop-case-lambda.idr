-- rejected: termination: the recursive call is in a case inside a lambda
f : Nat -> Nat -> Void
f n = \m => case m of
  Z => f n Z
  S k => f n k

v : Void
v = f 0 0
