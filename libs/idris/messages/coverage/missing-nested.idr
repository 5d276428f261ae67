merge : List Nat -> List Nat -> List Nat
merge [] ys = ys
merge (x :: xs) (y :: ys) = x :: y :: merge xs ys
