-- rejected: coverage: the local function says nothing of S
f : Nat -> Nat
f n = g n
  where
    g : Nat -> Nat
    g Z = Z
