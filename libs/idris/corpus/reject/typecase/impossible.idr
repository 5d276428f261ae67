-- rejected: subset: refuted by matching
f : (a : Type) -> a -> Nat
f Void x impossible
f a x = 0
