-- rejected: termination: each step wraps a constructor around the argument
f : Nat -> Void
f n = f (S n)

v : Void
v = f 0
