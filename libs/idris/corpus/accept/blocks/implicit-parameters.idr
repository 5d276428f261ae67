-- Parameters in braces stay implicit outside the block.
parameters {0 a : Type} {auto eq : Eq a}
  elem' : a -> List a -> Bool
  elem' x [] = False
  elem' x (y :: ys) = x == y || elem' x ys
t : elem' (the Nat 1) [1,2] = True
t = Refl
