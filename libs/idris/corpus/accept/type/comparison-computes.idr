-- Comparison of literals computes.
f : (the Nat 3 < 5) = True
f = Refl

g : compare (the Nat 3) 5 = LT
g = Refl
