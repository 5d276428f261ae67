-- rejected: type: a whole number as a number of Double computes to nothing
f : cast (the Integer 1) = the Double 1.0
f = Refl
