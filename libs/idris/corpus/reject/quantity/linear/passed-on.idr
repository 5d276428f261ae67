-- rejected: quantity: passed to a function that may use it many times
g : Nat -> Nat
g n = n + n

f : (1 x : Nat) -> Nat
f x = g x
