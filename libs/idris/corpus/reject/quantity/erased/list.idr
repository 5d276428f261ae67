-- rejected: quantity: an erased element in a list
f : (0 n : Nat) -> List Nat
f n = [n]
