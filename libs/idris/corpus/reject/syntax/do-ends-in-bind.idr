-- rejected: syntax: the last statement is an expression
f : Maybe Nat
f = do
  x <- Just 1
