-- rejected: type: the middle terms differ
f : (a, b, c, d : Nat) -> a = b -> c = d -> a = d
f a b c d p q = trans p q
