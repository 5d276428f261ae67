-- rejected: syntax: a type stands after one colon
f :: Nat
f = 0
