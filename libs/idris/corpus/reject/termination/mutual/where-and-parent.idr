-- rejected: termination: parent and local function, each passes the other's argument
f : Nat -> Nat -> Nat
f n m = g m
  where
    g : Nat -> Nat
    g Z = f n m
    g (S k) = g k
