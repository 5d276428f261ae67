-- rejected: type: the largest Int has no successor that is larger
grows : prim__lt_Int 9223372036854775807 (prim__add_Int 9223372036854775807 1) = 1
grows = Refl

v : Void
v = case grows of Refl impossible
