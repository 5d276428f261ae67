increment :: Nat -> Nat
increment n = n + 1
