-- rejected: syntax: a left side alone is no clause
f : Nat -> Nat
f x
