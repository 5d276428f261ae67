plusZero : (n : Nat) -> n + 0 = n
plusZero n = Refl
