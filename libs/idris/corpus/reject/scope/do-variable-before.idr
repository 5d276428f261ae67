-- rejected: scope: a statement does not see what is bound after it
f : Maybe Nat
f = do
  x <- Just y
  y <- Just 0
  pure x
