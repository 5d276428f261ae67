-- rejected: impossible: every number equals itself
f : (n : Nat) -> n = n -> Void
f n Refl impossible
