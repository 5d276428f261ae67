-- rejected: hole: the body is a hole
f : Nat -> Nat
f n = ?f_rhs
