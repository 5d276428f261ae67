-- The recursive call is what rewrites.
plusSucc : (n, m : Nat) -> n + S m = S (n + m)
plusSucc 0 m = Refl
plusSucc (S n) m = rewrite plusSucc n m in Refl
