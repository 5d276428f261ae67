-- rejected: type: a function of an erased argument is another type
f : ((0 x : Nat) -> Nat) -> Nat
f g = g 0

h : Nat
h = f S
