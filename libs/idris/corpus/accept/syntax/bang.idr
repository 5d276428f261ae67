-- `!` takes a value out where it is used.
f : Maybe Nat -> Maybe Nat -> Maybe Nat
f a b = do
  pure (!a + !b)
