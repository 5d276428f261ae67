-- rejected: type: how a number of Double is written does not compute
f : prim__cast_DoubleString 1.0 = "1.0"
f = Refl
