count : Maybe Nat -> Nat
count (Just a b) = a + b
count Nothing = 0
