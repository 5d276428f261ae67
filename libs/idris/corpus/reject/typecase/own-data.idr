-- rejected: subset: is it my type?
data T = MkT

f : Type -> Bool
f T = True
f a = False
