-- rejected: termination: a delayed argument that is forced and delayed again is not smaller
f : Lazy Nat -> Void
f x = f (Delay (Force x))

v : Void
v = f (Delay 0)
