-- rejected: type: a sum of numbers of Double computes to nothing in a type
f : the Double 1.0 + 1.0 = 2.0
f = Refl
