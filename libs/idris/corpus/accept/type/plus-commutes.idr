-- Addition commutes, from the definition.
zeroRight : (n : Nat) -> n + 0 = n
zeroRight 0 = Refl
zeroRight (S n) = cong S (zeroRight n)

succRight : (n, m : Nat) -> n + S m = S (n + m)
succRight 0 m = Refl
succRight (S n) m = cong S (succRight n m)

commutes : (n, m : Nat) -> n + m = m + n
commutes 0 m = sym (zeroRight m)
commutes (S n) m = rewrite commutes n m in sym (succRight m n)
