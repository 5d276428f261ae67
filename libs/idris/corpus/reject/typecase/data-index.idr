-- rejected: subset: in a dependent pair
f : (a : Type ** a) -> Nat
f (Nat ** n) = n
f p = 0
