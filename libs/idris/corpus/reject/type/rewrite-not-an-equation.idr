-- rejected: type: only equations rewrite
f : (n : Nat) -> Bool -> n = n
f n b = rewrite b in Refl
