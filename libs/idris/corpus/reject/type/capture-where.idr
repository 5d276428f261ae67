-- rejected: type: a local function sees the variables of its clause, not others of the same name
f : (n : Nat) -> (m : Nat) -> n = m
f n m = g m
  where
    g : (n : Nat) -> n = m
    g k = Refl
