-- rejected: implicit: an equation between two unknowns
f : Nat
f = const 0 Refl
