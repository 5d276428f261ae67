-- rejected: escape: believe_me
f : Nat -> Bool
f n = believe_me n
