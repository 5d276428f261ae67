-- rejected: escape: in an erased argument
f : (0 p : 0 = 1) -> Nat
f p = 0

g : Nat
g = f (believe_me ())
