-- rejected: coverage: the lambda takes Just alone
f : Maybe Nat -> Nat
f m = (\(Just n) => n) m
