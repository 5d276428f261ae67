-- A do block in braces.
f : Maybe Nat
f = do { x <- Just 1; y <- Just 2; pure (x + y) }
