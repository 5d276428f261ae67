-- rejected: quantity: not used
f : (1 x : Nat) -> Nat
f x = 0
