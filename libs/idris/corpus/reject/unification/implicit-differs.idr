-- rejected: type: an implicit function for an explicit one
f : ((x : Nat) -> Nat) -> Nat
f g = g 0

h : {x : Nat} -> Nat
h {x} = x

k : Nat
k = f (the ({x : Nat} -> Nat) h)
