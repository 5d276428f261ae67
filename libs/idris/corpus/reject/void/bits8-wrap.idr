-- rejected: impossible: the sum wraps around, so the equation holds
f : prim__add_Bits8 (prim__cast_IntegerBits8 255) (prim__cast_IntegerBits8 1) = prim__cast_IntegerBits8 0 -> Void
f Refl impossible

v : Void
v = f Refl
