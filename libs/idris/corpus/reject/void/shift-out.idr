-- rejected: type: bits that are shifted out do not come back
back : prim__shr_Bits8 (prim__shl_Bits8 (prim__cast_IntegerBits8 255) (prim__cast_IntegerBits8 1)) (prim__cast_IntegerBits8 1) = prim__cast_IntegerBits8 255
back = Refl

v : Void
v = case back of Refl impossible
