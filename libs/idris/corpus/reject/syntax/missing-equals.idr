-- rejected: syntax: a clause without =
f : Nat -> Nat
f x x + 1
