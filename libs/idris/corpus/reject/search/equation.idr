-- rejected: search: an equation that does not hold
f : {auto p : 1 = 2} -> Nat
f = 0

g : Nat
g = f
