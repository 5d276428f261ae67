-- rejected: impossible: an erased argument is looked at as any other when it comes to impossibility (Idris 2 issue 2633)
f : (0 p : 1 = 1) -> Void
f Refl impossible

v : Void
v = f Refl
