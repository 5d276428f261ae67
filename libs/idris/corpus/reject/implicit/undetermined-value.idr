-- rejected: implicit: nothing determines the number
f : {n : Nat} -> Nat
f {n} = n

g : Nat
g = f
