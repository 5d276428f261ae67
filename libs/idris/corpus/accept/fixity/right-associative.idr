-- List construction associates to the right.
f : 1 :: 2 :: [] = [1, 2]
f = Refl
