-- rejected: quantity: a pattern let on an erased pair
f : (0 p : (Nat, Nat)) -> Nat
f p = let (n, m) = p
      in n
