-- rejected: type: 2^53 + 1 and 2^53 differ as numbers, though not as doubles
same : the Nat (9007199254740992 + 1) = 9007199254740992
same = Refl

v : Void
v = case same of Refl impossible
