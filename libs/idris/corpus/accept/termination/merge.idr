-- Each branch of the case takes one list apart, and puts the other together again.
merge : (a -> a -> Bool) -> List a -> List a -> List a
merge before [] ys = ys
merge before xs [] = xs
merge before (x :: xs) (y :: ys) = case before x y of
  True => x :: merge before xs (y :: ys)
  False => y :: merge before (x :: xs) ys
