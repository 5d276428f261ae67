-- rejected: subset: is it a function type?
f : Type -> Bool
f (a -> b) = True
f a = False
