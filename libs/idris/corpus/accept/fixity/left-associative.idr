-- Subtraction associates to the left.
f : the Integer (10 - 3 - 2) = 5
f = Refl
