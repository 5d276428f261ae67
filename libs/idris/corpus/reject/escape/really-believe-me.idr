-- rejected: escape: really_believe_me
f : Nat -> Bool
f n = really_believe_me n
