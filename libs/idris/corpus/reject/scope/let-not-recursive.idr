-- rejected: scope: a let without clauses does not see itself
f : Nat -> Nat
f x = let y = S y in x
