-- rejected: quantity: an erased variable in a lambda
f : (0 n : Nat) -> Nat -> Nat
f n = \m => n
