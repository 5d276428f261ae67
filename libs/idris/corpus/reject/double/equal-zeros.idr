-- rejected: type: the two zeros compare as equal and are no equal values
f : (the Double 0.0 == -0.0) = True
f = Refl
