-- A statement whose result is not used.
f : Maybe Nat
f = do
  Just ()
  Just 3
