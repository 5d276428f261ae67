-- rejected: hole: what is erased must be there as well
f : (0 n : Nat) -> Nat
f n = 0

g : Nat
g = f ?n
