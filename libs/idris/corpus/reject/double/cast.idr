-- rejected: scope: no cast to Double is known
f : Double
f = prim__cast_IntegerDouble 1
