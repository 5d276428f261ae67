-- rejected: impossible: a nested alternative of a case
f : Maybe Nat -> Nat
f m = case m of
  Nothing => 0
  Just Z => 1
  Just (S k) impossible
