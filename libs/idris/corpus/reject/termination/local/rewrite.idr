-- rejected: termination: the call is under a rewrite
f : (n, m : Nat) -> n = m -> m = n
f n m p = rewrite p in f m m Refl
