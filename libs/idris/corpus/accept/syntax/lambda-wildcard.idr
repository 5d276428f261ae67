-- A lambda that does not name its argument.
f : List Nat -> List Nat
f = map (\_ => 1)
