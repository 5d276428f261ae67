-- rejected: type: congruence gives an equation between results, not between arguments
f : (a, b : Nat) -> the Nat (const 0 a) = const 0 b -> a = b
f a b p = cong (const 0) p

v : Void
v = case f 0 1 Refl of Refl impossible
