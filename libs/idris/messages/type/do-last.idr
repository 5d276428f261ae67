parse : Maybe Nat
parse = do
  n <- Just 3
  n + 1
