bad : (n : Nat) -> n = n
bad n = rewrite n in Refl
