-- A bind in a do block with an alternative.
f : Maybe (Maybe Nat) -> Maybe Nat
f m = do
  Just x <- m
    | Nothing => Just 0
  pure (S x)
