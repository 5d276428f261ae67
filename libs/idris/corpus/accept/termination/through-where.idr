-- A local function does the work.
rev : List a -> List a
rev xs = go [] xs
  where
    go : List a -> List a -> List a
    go acc [] = acc
    go acc (y :: ys) = go (y :: acc) ys
