-- rejected: type: negative zero is equal to zero and is another value
f : the Double 0.0 = -0.0
f = Refl
