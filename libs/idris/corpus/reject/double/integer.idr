-- rejected: type: a literal without a point is made from an Integer, which computes to nothing
f : the Double 1 = 1.0
f = Refl
