-- rejected: unification: type constructors are not injective
f : List a = List b -> a = b
f Refl = Refl
