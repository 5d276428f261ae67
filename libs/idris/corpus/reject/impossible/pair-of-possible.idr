-- rejected: impossible: both components are possible
f : (Nat, Bool) -> Void
f (Z, True) impossible
f (Z, False) impossible
f (S k, b) impossible
