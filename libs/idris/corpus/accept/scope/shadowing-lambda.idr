-- The inner x is meant.
f : Nat -> Nat -> Nat
f = \x => \x => x

ok : f 1 2 = 2
ok = Refl
