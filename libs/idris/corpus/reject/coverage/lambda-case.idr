-- rejected: coverage: the lambda's case says nothing of Nothing
f : Maybe Nat -> Nat
f = \case
  Just n => n
