-- rejected: termination: the field is wrapped in its constructor again
f : Nat -> Void
f Z = f Z
f (S k) = f (S k)

v : Void
v = f 1
