-- rejected: syntax: a list is not closed
f : List Nat
f = [1, 2
