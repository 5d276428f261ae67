-- Equality binds looser than arithmetic and concatenation.
f : (xs : List Nat) -> [] ++ xs = xs
f xs = Refl

g : 1 + 1 = 2
g = Refl
