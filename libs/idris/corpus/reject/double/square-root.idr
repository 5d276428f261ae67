-- rejected: scope: no function of Double is known
f : Double -> Double
f x = prim__doubleSqrt x
