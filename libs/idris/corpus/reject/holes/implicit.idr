-- rejected: hole: an implicit argument that is given as a hole
f : {n : Nat} -> Nat
f {n} = n

g : Nat
g = f {n = ?n}
