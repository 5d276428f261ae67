-- Multiplication binds tighter than addition.
f : 1 + 2 * 3 = 7
f = Refl
