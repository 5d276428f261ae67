-- rejected: impossible: an impossible clause for a value that exists
f : Nat -> Void
f Z impossible
f (S k) impossible

v : Void
v = f 0
