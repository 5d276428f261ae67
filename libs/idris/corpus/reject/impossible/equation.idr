-- rejected: impossible: n may be three
f : (n : Nat) -> n = 3 -> Nat
f n Refl impossible
