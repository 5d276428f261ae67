-- rejected: coverage: Just Z is forgotten
f : Maybe Nat -> Nat
f Nothing = 0
f (Just (S k)) = k
