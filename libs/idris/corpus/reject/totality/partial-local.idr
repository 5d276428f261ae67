-- rejected in proofs: totality: a local function that is partial
f : Nat -> Nat
f n = g n
  where
    partial
    g : Nat -> Nat
    g m = m
