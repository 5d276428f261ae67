length' : List a -> Nat
length' [] = 0
lenght' (_ :: xs) = 1 + length' xs
