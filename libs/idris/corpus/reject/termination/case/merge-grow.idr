-- rejected: termination: what is taken off one list is put on the other
shift : (Nat -> Bool) -> List Nat -> List Nat -> List Nat
shift ok [] ys = ys
shift ok xs [] = xs
shift ok (x :: xs) (y :: ys) = case ok x of
  True => shift ok xs (y :: y :: ys)
  False => shift ok (x :: x :: xs) ys
