-- rejected: type: a list in a block of Maybe
f : Maybe Nat
f = do
  x <- [1, 2]
  pure x
