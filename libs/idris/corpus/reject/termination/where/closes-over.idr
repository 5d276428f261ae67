-- rejected: termination: the local function counts on the wrong variable
f : Nat -> Nat
f n = g n
  where
    g : Nat -> Nat
    g Z = n
    g (S k) = g n
