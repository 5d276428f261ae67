-- rejected: unification: whether the equation has a solution is not known, so no clause of it is impossible
g : Nat -> Nat
g Z = 1
g (S k) = g k

f : (n : Nat) -> g n = 0 -> Void
f n Refl impossible
