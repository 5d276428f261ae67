-- rejected: type: the witness of a pair is no proof
f : (n : Nat ** n = 0) -> Void
f (n ** p) = n

v : Void
v = f (0 ** Refl)
