-- An erased value is passed where an erased one is wanted.
f : (0 n : Nat) -> Nat
f n = 1

g : (0 m : Nat) -> Nat
g m = f (m + m)
