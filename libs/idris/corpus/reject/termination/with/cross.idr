-- rejected: termination: both lists are put together again, in each other's place
cross : (Nat -> Bool) -> List Nat -> List Nat -> List Nat
cross ok [] ys = ys
cross ok xs [] = xs
cross ok (x :: xs) (y :: ys) with (ok x)
  _ | True = cross ok (y :: ys) (x :: xs)
  _ | False = cross ok xs ys
