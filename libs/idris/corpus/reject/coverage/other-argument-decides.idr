-- rejected: coverage: of the empty list with Refl nothing is said
f : (xs : List Nat) -> (n : Nat) -> n = length xs -> Nat
f (x :: xs) _ Refl = x
