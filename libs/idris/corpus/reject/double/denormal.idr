-- rejected: syntax: a literal too small to differ from zero
f : the Double 1.0e-999 = 0.0
f = Refl
