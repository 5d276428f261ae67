-- rejected: impossible: a wildcard is impossible only if the type is empty
f : (n : Nat) -> n = 0 -> Void
f _ _ impossible

v : Void
v = f 0 Refl
