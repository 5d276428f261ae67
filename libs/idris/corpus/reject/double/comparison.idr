-- rejected: type: what comparing says is not known in a type, not even of one number with itself
f : (the Double 0.5 == 0.5) = True
f = Refl
