-- rejected: type: an Integer is not a double either
same : the Integer (9007199254740992 + 1) = 9007199254740992
same = Refl

v : Void
v = case same of Refl impossible
