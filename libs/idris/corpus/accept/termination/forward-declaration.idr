-- Mutual recursion without a block: types first.
size : List Nat -> Nat
count : Nat -> List Nat -> Nat

size [] = 0
size (x :: xs) = count x xs

count x xs = x + size xs
