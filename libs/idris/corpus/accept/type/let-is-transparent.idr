-- The body knows what a let stands for.
f : Nat
f = let x : Nat = 3 in the (x = 3 -> Nat) (\_ => x) Refl
