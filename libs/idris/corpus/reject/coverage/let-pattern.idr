-- rejected: coverage: the let takes Just alone
f : Maybe Nat -> Nat
f m = let (Just n) = m in n
