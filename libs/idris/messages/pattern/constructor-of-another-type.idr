count : Maybe Nat -> Nat
count [] = 0
count (Just n) = n
