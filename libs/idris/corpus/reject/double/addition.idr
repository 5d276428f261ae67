-- rejected: scope: no addition of Double is known
f : Double -> Double -> Double
f x y = prim__add_Double x y
