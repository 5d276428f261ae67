-- rejected: termination: covering does not mean total
covering
f : Nat -> Void
f n = f (S n)

v : Void
v = f 0
