pred' : Nat -> Nat
pred' (n + 1) = n
pred' 0 = 0
