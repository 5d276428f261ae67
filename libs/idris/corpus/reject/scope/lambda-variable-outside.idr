-- rejected: scope: a lambda binds in its body only
f : Nat -> Nat
f x = (\y => y) y
