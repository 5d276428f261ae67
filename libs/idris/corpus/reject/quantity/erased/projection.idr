-- rejected: quantity: a component of an erased pair
f : (0 p : (Nat, Nat)) -> Nat
f p = fst p
