-- rejected: termination: size change: an argument decreases only in the other's place, and the other grows
f : Nat -> Nat -> Void
f Z m = f m m
f (S k) m = f m (S k)

v : Void
v = f 0 0
