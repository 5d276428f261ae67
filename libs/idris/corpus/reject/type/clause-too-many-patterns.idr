-- rejected: type: a clause with more patterns than the type has arguments
f : Nat -> Nat
f x y = x
