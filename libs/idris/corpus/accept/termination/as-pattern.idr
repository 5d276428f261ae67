-- The whole is named, a part of it is passed on.
tails : List a -> List (List a)
tails [] = [[]]
tails all@(_ :: xs) = all :: tails xs
