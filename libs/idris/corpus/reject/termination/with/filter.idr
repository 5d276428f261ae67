-- rejected: termination: a filtered list is not seen to be smaller
sort : List Nat -> List Nat
sort [] = []
sort (x :: xs) with (filter (< x) xs)
  sort (x :: xs) | small = sort small ++ [x] ++ sort (filter (>= x) xs)
