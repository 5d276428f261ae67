-- rejected: type: a type variable is not Nat
f : a -> Nat
f x = x
