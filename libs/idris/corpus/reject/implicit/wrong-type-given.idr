-- rejected: type: an implicit argument of another type
f : {n : Nat} -> Nat
f {n} = n

g : Nat
g = f {n = True}
