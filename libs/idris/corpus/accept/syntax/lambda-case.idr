-- A lambda with alternatives.
f : Maybe Nat -> Nat
f = \case
  Nothing => 0
  Just n => n
