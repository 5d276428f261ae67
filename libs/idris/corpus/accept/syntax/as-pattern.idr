-- A name for the whole.
f : List Nat -> (List Nat, List Nat)
f all@(_ :: rest) = (all, rest)
f [] = ([], [])
