-- rejected: type: rewriting where the goal does not mention the left side proves nothing
f : (n, m : Nat) -> n = m -> 0 = 1
f n m p = rewrite p in Refl

v : Void
v = case f 0 0 Refl of Refl impossible
