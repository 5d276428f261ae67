-- Several rewrites after one another.
f : (a, b, c : Nat) -> a = b -> b = c -> a = c
f a b c p q = rewrite p in rewrite q in Refl
