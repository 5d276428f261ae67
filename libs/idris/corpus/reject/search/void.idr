-- rejected: search: the empty type has no value
f : {auto p : Void} -> Nat
f = 0

g : Nat
g = f
