-- The induction hypothesis is the recursive call.
plusZero : (n : Nat) -> n + 0 = n
plusZero 0 = Refl
plusZero (S n) = cong S (plusZero n)
