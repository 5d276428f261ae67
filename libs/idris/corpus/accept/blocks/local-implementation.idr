-- An implementation in a where block is found there.
data T = A | B
f : T -> T -> Bool
f x y = x == y
  where
    Eq T where
      A == A = True
      B == B = True
      _ == _ = False
