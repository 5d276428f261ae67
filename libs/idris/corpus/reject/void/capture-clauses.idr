-- rejected: type: each clause names its arguments anew; Refl for two that were both called n
f : (n, m : Nat) -> n = m
f Z n = Refl
f n Z = Refl
f (S n) (S m) = cong S (f n m)

v : Void
v = case f 0 1 of Refl impossible
