-- rejected: termination: the call is lazy and is made
f : Nat -> Nat
f n = force (delay (f n))
