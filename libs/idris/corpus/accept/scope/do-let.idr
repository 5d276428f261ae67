-- A let in a do block is seen in what follows.
f : Maybe Nat
f = do
  let x = 3
  y <- Just x
  let z = x + y
  pure z
