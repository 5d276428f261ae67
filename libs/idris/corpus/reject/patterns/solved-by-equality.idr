-- rejected: pattern: two names for one variable
f : (n, m : Nat) -> n = m -> Nat
f n m Refl = n
