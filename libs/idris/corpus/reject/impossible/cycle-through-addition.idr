-- rejected: impossible: n = 0 + n is no cycle
f : (n : Nat) -> n = 0 + n -> Void
f n Refl impossible
