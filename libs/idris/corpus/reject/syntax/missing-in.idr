-- rejected: syntax: rewrite without in
f : (n, m : Nat) -> n = m -> m = n
f n m p = rewrite p Refl
