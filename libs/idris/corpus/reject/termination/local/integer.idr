-- rejected: termination: integers have no smaller ones
f : Integer -> Nat
f 0 = 0
f n = f (prim__sub_Integer n 1)
