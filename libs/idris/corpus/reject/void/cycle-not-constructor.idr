-- rejected: unification: n = f n is a cycle only if f is a constructor (Agda issue of cycle detection through functions)
f : (g : Nat -> Nat) -> (n : Nat) -> n = g n -> Void
f g n Refl impossible

v : Void
v = f id 0 Refl
