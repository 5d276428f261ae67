-- rejected: scope: no such constructor in a pattern
f : Nat -> Nat
f Zero = 0
f (Succ k) = k
