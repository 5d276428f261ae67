-- rejected: scope: the type comes first
f x = x
f : Nat -> Nat
