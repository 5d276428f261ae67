-- In the second part of a pair.
f : (Nat, True = False) -> a
f (_, Refl) impossible
