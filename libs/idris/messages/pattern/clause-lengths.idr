add : Nat -> Nat -> Nat
add 0 b = b
add (S a) = S a
