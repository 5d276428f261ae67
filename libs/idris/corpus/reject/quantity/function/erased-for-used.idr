-- rejected: type: a function of an erased argument is not one of a used argument
g : (Nat -> Nat) -> Nat
g f = f 1

h : (0 n : Nat) -> Nat
h n = 1

k : Nat
k = g h
