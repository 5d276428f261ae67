-- rejected: subset: is it Integer?
f : Type -> Bool
f Integer = True
f a = False
