-- rejected: type: an implicit argument given twice
f : {n : Nat} -> Nat
f {n} = n

g : Nat
g = f {n = 1} {n = 2}
