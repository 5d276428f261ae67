-- rejected: coverage: a case inside a with
f : Nat -> Nat
f n with (n)
  _ | Z = 0
  _ | S k = case k of { S j => j }
