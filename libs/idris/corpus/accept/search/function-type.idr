-- A function is found by taking its argument.
f : {auto p : Nat -> 1 = 1} -> Nat
f = 2

g : Nat
g = f
