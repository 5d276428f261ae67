-- rejected: termination: the local function calls its parent with the same argument
f : Nat -> Nat
f n = g n
  where
    g : Nat -> Nat
    g m = f n
