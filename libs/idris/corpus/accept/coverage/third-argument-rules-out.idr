-- An equation at the end rules out a constructor at the beginning.
f : (n : Nat) -> (b : Bool) -> n = 0 -> Nat
f 0 True Refl = 0
f 0 False Refl = 1
