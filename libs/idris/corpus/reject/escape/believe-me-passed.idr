-- rejected: escape: passed to a function
f : List Nat -> List Bool
f = map believe_me
