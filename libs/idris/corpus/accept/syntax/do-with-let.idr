-- A let between two bindings.
safeDiv : Nat -> Nat -> Maybe Nat
safeDiv _ Z = Nothing
safeDiv n (S k) = Just n

prog : Maybe Nat
prog = do
  a <- safeDiv 4 2
  b <- safeDiv a 1
  let c = a + b
  pure (c + 1)
