-- rejected: type: the smallest Int is its own negation, not the successor of the largest
negated : prim__negate_Int (prim__cast_IntegerInt (-9223372036854775808)) = prim__cast_IntegerInt 9223372036854775807
negated = Refl

v : Void
v = case negated of Refl impossible
