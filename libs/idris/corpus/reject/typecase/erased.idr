-- rejected: subset: on an erased type
f : (0 a : Type) -> a -> a
f Nat x = x
f a x = x
