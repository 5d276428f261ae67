-- rejected: type: what is no number is not equal to itself, so that nothing says this of all numbers
f : (x : Double) -> (x == x) = True
f x = Refl
