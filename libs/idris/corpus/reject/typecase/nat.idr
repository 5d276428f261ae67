-- rejected: subset: is it Nat?
f : Type -> Bool
f Nat = True
f a = False
