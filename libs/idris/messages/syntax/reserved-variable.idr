sumTo : Nat -> Nat -> Nat
sumTo 0 total = total
sumTo (S k) total = sumTo k (total + S k)
