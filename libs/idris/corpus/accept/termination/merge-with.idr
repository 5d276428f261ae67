-- What a `with` inside a `with` puts together again is what was there.
union : (a -> a -> Bool) -> List a -> List a -> List a
union before [] ys = ys
union before xs [] = xs
union before (x :: xs) (y :: ys) with (before x y)
  _ | True = x :: union before xs (y :: ys)
  _ | False with (before y x)
    _ | True = y :: union before (x :: xs) ys
    _ | False = x :: union before xs ys
