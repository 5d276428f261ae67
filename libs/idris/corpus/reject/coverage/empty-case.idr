-- rejected: coverage: a case without alternatives on a type that has values
f : Nat -> Void
f n = case n of {}
