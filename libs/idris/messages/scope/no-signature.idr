square n = n * n

area : Nat -> Nat
area side = square side
