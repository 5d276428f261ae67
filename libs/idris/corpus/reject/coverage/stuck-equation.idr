-- rejected: unification: whether n + k = k has one solution depends on k
f : (k : Nat) -> (n : Nat) -> (n + k = k) -> Nat
f k n Refl = 0
