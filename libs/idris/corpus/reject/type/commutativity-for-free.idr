-- rejected: type: addition commutes by proof, not by computation
f : (n, m : Nat) -> n + m = m + n
f n m = Refl
