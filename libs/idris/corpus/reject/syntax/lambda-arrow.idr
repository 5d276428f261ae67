-- rejected: syntax: a lambda has =>, not ->
f : Nat -> Nat
f = \x -> x
