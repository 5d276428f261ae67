-- A proof that is only for the checker.
f : (n : Nat) -> (0 p : n = 3) -> Nat
f n p = n
