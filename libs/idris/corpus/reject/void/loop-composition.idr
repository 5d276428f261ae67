-- rejected: termination: the function composed with itself has no argument to compare
f : Nat -> Void
f = f . S

v : Void
v = f 0
