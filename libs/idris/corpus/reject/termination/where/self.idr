-- rejected: termination: the local function calls itself
f : Nat -> Nat
f n = g n
  where
    g : Nat -> Nat
    g m = g m
