-- rejected: type: the arrow takes all to its right: a function was meant as the first argument
f : Nat -> Nat -> Nat
f g = g 1
