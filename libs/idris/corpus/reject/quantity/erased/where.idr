-- rejected: quantity: a local function that uses the erased argument of its parent
f : (0 n : Nat) -> Nat
f n = g 0
  where
    g : Nat -> Nat
    g m = m + n
