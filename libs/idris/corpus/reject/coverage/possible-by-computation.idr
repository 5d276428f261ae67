-- rejected: coverage: length [] computes to 0, so that the clause that is left out can occur
f : (xs : List Nat) -> length xs = 0 -> (n : Nat) -> n = 1 -> Nat
f (x :: xs) Refl _ _ impossible
