-- rejected: type: a sized number that is read as an unbounded one: 255 + 1 is not 256
next : prim__cast_Bits8Integer (prim__add_Bits8 (prim__cast_IntegerBits8 255) (prim__cast_IntegerBits8 1)) = 256
next = Refl

v : Void
v = case next of Refl impossible
