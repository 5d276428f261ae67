-- rejected: type: an alternative of another type
f : Maybe Nat -> Nat
f m = case m of
  Nothing => 0
  Just n => [n]
