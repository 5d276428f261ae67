-- rejected: escape: as an operand
f : Nat -> Bool
f n = believe_me $ n
