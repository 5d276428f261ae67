size : List a -> Nat
size : List a -> Nat
size [] = 0
size (_ :: xs) = 1 + size xs
