-- rejected: subset: is it Type?
f : Type -> Bool
f Type = True
f a = False
