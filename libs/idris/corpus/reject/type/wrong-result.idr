-- rejected: type: a Bool for a Nat
f : Nat -> Nat
f x = True
