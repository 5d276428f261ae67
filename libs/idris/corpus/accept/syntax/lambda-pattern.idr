-- A lambda that takes a pair apart.
f : List (Nat, Nat) -> List Nat
f = map (\(a, b) => a + b)
