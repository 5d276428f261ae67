-- rejected: termination: what a Maybe holds is not smaller than what made it
f : Nat -> Nat
f n = case Just n of
  Nothing => 0
  Just m => f m
