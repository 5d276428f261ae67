-- rejected: hole: in the default of an argument
f : {default ?n n : Nat} -> Nat
f {n} = n

g : Nat
g = f
