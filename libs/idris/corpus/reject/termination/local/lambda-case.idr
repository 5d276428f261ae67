-- rejected: termination: the call is in a matching lambda
f : Nat -> Nat
f n = g n
  where
    g : Nat -> Nat
    g = \case
      Z => f n
      S k => k
