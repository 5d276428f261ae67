-- What is impossible may lie within a pattern.
f : Maybe (0 = 1) -> Nat
f Nothing = 0
f (Just Refl) impossible
