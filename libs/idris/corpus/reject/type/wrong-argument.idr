-- rejected: type: a Bool for an argument of type Nat
f : Nat
f = S True
