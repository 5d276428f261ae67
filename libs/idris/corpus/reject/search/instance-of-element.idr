-- rejected: interface: a list has an equality if its elements have one
f : List (Nat -> Nat) -> Bool
f xs = xs == xs
