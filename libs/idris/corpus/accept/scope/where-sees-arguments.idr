-- A local function sees what the clause binds.
f : Nat -> Nat -> Nat
f n m = g 1
  where
    g : Nat -> Nat
    g k = n + m + k
