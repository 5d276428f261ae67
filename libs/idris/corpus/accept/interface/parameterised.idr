-- An implementation for every list of what has one.
interface Count a where
  count : a -> Nat

Count Nat where
  count n = n

Count a => Count (List a) where
  count [] = 0
  count (x :: xs) = count x + count xs

f : count (the (List (List Nat)) [[1, 2], [3]]) = 6
f = Refl
