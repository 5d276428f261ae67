-- rejected: syntax: quantities are 0 and 1
f : (2 x : Nat) -> Nat
f x = x
