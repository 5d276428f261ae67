-- rejected: scope: no such name on the right
f : Nat -> Nat
f x = y
