-- rejected: type: minus zero by negation is not known to be the literal
f : negate (the Double 0.0) = -0.0
f = Refl
