count : List a -> Nat
count [] = 0
count (x :: xs) = 1 + count (x :: xs)
