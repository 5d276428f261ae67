-- rejected: coverage: no list of characters is all of them
f : Char -> Nat
f 'a' = 0
