-- Types are compared after computing.
f : (\x => x + 1) 2 = 3
f = Refl
