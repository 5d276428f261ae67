-- rejected: scope: a local function is not there for others
f : Nat -> Nat
f n = g n
  where
    g : Nat -> Nat
    g m = m

h : Nat
h = g 0
