-- rejected: pattern: an alternative for another type
f : Nat -> Nat
f n = case n of
  Nothing => 0
  Just m => m
