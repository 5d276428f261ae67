-- rejected: subset: two literals are told apart
f : the Double 0.0 = 1.0 -> Void
f Refl impossible
