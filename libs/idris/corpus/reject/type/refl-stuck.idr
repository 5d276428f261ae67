-- rejected: type: n + 0 does not compute
f : (n : Nat) -> n + 0 = n
f n = Refl
