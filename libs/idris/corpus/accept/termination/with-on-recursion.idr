-- The with looks at the recursive result.
lastOr : Nat -> List Nat -> Nat
lastOr d [] = d
lastOr d (x :: xs) with (lastOr x xs)
  _ | 0 = x
  _ | S n = n
