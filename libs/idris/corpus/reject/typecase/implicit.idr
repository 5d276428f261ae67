-- rejected: subset: on an implicit argument: parametricity is lost
f : {a : Type} -> a -> a
f {a = Nat} x = 0
f {a} x = x
