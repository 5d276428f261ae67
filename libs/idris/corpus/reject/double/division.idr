-- rejected: type: zero over zero is no number, and does not compute
f : the Double 0.0 / 0.0 = 1.0
f = Refl
