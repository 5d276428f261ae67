-- rejected: impossible: two variables may be equal
f : (n, m : Nat) -> n = m -> Void
f n m Refl impossible
