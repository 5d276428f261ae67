-- rejected: subset: what is it a list of?
f : Type -> Type
f (List a) = a
f a = a
