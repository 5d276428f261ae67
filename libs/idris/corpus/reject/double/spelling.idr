-- rejected: subset: one number, two spellings
f : the Double 1.0 = 1.00
f = Refl
