-- rejected: coverage: each column is full, and two pairs are missing
f : Bool -> Bool -> Nat
f True True = 0
f False False = 1
