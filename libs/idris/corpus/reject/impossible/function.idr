-- rejected: impossible: a function has no constructor, and may exist
f : (Nat -> Void) -> Void
f g impossible
