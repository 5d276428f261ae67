-- rejected: unification: impossible where unification is stuck on a sum that equals its other side
f : (n, m : Nat) -> n + m = m + n -> Void
f n m Refl impossible

v : Void
v = f 0 0 Refl
