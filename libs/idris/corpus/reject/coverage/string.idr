-- rejected: coverage: no list of strings is all of them
f : String -> Nat
f "a" = 1
