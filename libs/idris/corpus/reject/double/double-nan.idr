-- rejected: scope: a NaN is not equal to itself, against Refl: arithmetic of Double has no meaning here
nan : Double
nan = prim__div_Double 0.0 0.0
