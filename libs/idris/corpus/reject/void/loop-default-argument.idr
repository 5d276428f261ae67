-- rejected: termination: the default of an argument is the call itself
g : Nat -> Void

f : {default (g 0) x : Void} -> Void
f {x} = x

g _ = f

v : Void
v = g 0
