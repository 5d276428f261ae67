-- rejected: unification: impossible where unification is stuck on a function, which may well be the successor (Idris 2 issue 899)
f : (g : Nat -> Nat) -> g 0 = 1 -> Void
f g Refl impossible

v : Void
v = f S Refl
