-- rejected: syntax: a parenthesis is not closed
f : Nat -> Nat
f x = (x + 1
