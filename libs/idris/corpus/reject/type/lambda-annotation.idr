-- rejected: type: a lambda over another type
f : Nat -> Nat
f = \x : Bool => 0
