-- rejected: syntax: let without a body
f : Nat
f = let x = 1
