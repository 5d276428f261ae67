-- rejected: syntax: a literal too large to be finite
f : the Double 1.0e999 = 2.0e999
f = Refl
