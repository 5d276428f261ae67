-- rejected: impossible: an alternative of a case
f : Maybe Nat -> Nat
f m = case m of
  Nothing => 0
  Just n impossible
