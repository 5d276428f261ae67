-- rejected: pattern: a literal without a point is no pattern of Double either
f : Double -> Nat
f 0 = 0
f x = 1
