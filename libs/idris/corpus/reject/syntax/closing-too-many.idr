-- rejected: syntax: a parenthesis is closed twice
f : Nat
f = (1))
