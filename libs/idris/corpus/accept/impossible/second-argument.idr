-- What is impossible may stand in any argument.
f : (n : Nat) -> S n = 0 -> Bool -> Void
f n Refl b impossible
