-- rejected: type: the remainder is never negative, so rounding towards zero is another function
rounds : prim__div_Integer (-7) 2 = -3
rounds = Refl

v : Void
v = case rounds of Refl impossible
