-- rejected: escape: idris_crash
f : Nat -> Bool
f n = idris_crash "no"
