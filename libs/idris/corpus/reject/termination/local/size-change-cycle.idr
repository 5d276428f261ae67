-- rejected: termination: three arguments rotate, one shrinks, one grows
f : Nat -> Nat -> Nat -> Nat
f (S a) b c = f b c (S a)
f Z b c = b
