-- rejected: type: a cast to a smaller type and back loses what does not fit
back : (n : Integer) -> prim__cast_Int8Integer (prim__cast_IntegerInt8 n) = n
back n = Refl

v : Void
v = case back 256 of Refl impossible
