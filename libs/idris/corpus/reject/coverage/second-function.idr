-- rejected: coverage: that another function covers both says nothing of this one
f : (b : Bool) -> (0 p : b = True) -> Nat
f True p = 1
f False p = 2

g : (b : Bool) -> Nat
g True = 1
