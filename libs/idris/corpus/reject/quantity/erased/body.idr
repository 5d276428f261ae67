-- rejected: quantity: an erased argument is the result
f : (0 n : Nat) -> Nat
f n = n
