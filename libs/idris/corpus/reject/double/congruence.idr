-- rejected: type: literals that stand for different numbers, one argument of a function each
f : (g : Double -> Nat) -> g 0.0 = g 1.0
f g = Refl
