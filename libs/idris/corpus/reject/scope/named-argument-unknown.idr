-- rejected: type: no argument of that name
f : {n : Nat} -> Nat
f {n} = n

g : Nat
g = f {m = 3}
