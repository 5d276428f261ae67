-- `$` saves parentheses, also before a lambda.
f : Nat
f = foldr (+) 0 $ map S $ [1, 2, 3]

g : Maybe Nat
g = Just 1 >>= \x => Just $ x + 1
