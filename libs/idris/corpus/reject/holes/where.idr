-- rejected: hole: in a local function
f : Nat -> Nat
f n = g n
  where
    g : Nat -> Nat
    g m = ?g_rhs
