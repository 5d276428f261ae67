-- An implementation that needs another.
f : List (Maybe (Nat, Bool)) -> Bool
f xs = xs == xs
