-- rejected: quantity: an erased argument is passed on as one that is used
f : (0 n : Nat) -> Nat
f n = S n
