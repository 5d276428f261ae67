-- rejected: pattern: an implicit pattern that the type does not name
f : {n : Nat} -> Nat
f {m} = m
