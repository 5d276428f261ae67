parse : String -> Maybe Nat
parse text = do
  n <- Right 3
  pure n
