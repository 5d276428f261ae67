-- rejected: coverage: a negative literal is no pattern for a natural number, and covers nothing
f : (n : Nat) -> n = 0 -> Void
f 1 p = case p of Refl impossible

v : Void
v = f 0 Refl
