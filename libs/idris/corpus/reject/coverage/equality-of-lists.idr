-- rejected: coverage: two lists that are not empty are forgotten
f : (xs, ys : List Nat) -> xs = ys -> Nat
f [] [] Refl = 0
