-- rejected: coverage: the binding takes Just alone
f : Maybe (Maybe Nat) -> Maybe Nat
f m = do
  Just n <- m
  pure n
