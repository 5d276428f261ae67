twice : Nat -> Nat
twice n = once (once n)

once : Nat -> Nat
once n = S n
