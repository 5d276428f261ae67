-- rejected: type: congruence of another function
f : (n, m : Nat) -> n = m -> S n = S m
f n m p = cong (+ 2) p
