-- rejected: syntax: a keyword is no variable
f : Nat -> Nat
f of = of
