-- rejected: pattern: matching on a Double
f : Double -> Nat
f 0.0 = 0
f x = 1
