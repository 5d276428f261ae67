loop : Nat -> Nat
loop n = loop (S n)
