-- An operator that binds a part of a value in what stands to its right.
autobind infixr 0 `letting`
letting : a -> (a -> b) -> b
letting x f = f x
seven : Nat
seven = (n <- 3) `letting` (m : Nat <- 4) `letting` n + m
is : Main.seven = 7
is = Refl
