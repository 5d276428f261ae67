-- rejected: type: the goal does not mention what is rewritten
f : (n, m : Nat) -> n = m -> 0 = 0
f n m p = rewrite p in Refl
