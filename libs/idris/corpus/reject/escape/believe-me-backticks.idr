-- rejected: escape: between backticks
f : Nat -> Bool
f n = the (Nat -> Nat -> Bool) (\x, y => True) n `id` (believe_me n)
