-- rejected: unification: a match on an equation of sums is stuck
f : (k, n : Nat) -> n + k = k -> n = 0
f k n Refl = Refl
