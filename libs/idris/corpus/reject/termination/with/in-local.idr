-- rejected: termination: a local function with with calls its parent
f : Nat -> Nat
f n = g n
  where
    g : Nat -> Nat
    g m with (m)
      g m | Z = f n
      g m | S k = g k
