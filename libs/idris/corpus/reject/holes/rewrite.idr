-- rejected: hole: the equation is a hole
f : (n, m : Nat) -> n = m -> m = n
f n m p = rewrite the (n = m) ?equation in Refl
