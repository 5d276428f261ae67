-- Types may be equal.
cast' : {0 a, b : Type} -> a = b -> a -> b
cast' Refl x = x

f : Nat
f = cast' Refl 3
