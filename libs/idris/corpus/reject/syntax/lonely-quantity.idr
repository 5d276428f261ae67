-- rejected: syntax: a quantity stands before a name
f : (0 : Nat) -> Nat
f x = 0
