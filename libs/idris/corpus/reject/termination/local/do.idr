-- rejected: termination: the call is in a do block
f : Nat -> Maybe Nat
f n = do
  m <- Just n
  f m
