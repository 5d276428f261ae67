-- rejected: type: a square root does not compute in a type
f : sqrt 4.0 = 2.0
f = Refl
