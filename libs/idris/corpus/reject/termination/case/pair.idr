-- rejected: termination: the second component grows while the first stays
f : (Nat, Nat) -> Nat
f p = case p of
  (Z, m) => m
  (S k, m) => f (S k, S m)
