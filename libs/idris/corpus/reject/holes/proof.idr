-- rejected: hole: a proof is a hole
f : (n : Nat) -> n + 0 = n
f n = ?proof
