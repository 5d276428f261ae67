-- rejected: type: a function that may use its argument many times, where it must use it once
g : ((1 n : Nat) -> Nat) -> Nat
g f = f 1

h : Nat -> Nat
h n = n + n

k : Nat
k = g h
