-- rejected: termination: one branch puts both lists together again
merge : (a -> a -> Bool) -> List a -> List a -> List a
merge before [] ys = ys
merge before xs [] = xs
merge before (x :: xs) (y :: ys) = case before x y of
  True => x :: merge before xs (y :: ys)
  False => y :: merge before (x :: xs) (y :: ys)
