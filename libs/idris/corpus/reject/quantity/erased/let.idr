-- rejected: quantity: a let makes no run-time value of an erased one
f : (0 n : Nat) -> Nat
f n = let m = n
      in m
