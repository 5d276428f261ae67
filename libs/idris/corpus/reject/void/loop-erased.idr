-- rejected: termination: what is erased must end as well: an erased argument that grows
f : (0 n : Nat) -> Void
f n = f (S n)

v : Void
v = f 0
