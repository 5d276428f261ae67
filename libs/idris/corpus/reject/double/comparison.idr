-- rejected: scope: no comparison of Double is known
f : Double -> Int
f x = prim__lt_Double x x
