-- rejected: type: a function that uses its argument where it would be erased
g : ((0 n : Nat) -> Nat) -> Nat
g f = f 1

k : Nat
k = g S
