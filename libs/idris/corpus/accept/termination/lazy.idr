-- A lazy argument does not stop a decrease elsewhere.
anyZero : List Nat -> Bool
anyZero [] = False
anyZero (x :: xs) = x == 0 || anyZero xs
