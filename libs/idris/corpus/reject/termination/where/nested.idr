-- rejected: termination: a local function of a local function calls the outermost
f : Nat -> Nat
f n = g n
  where
    g : Nat -> Nat
    g m = h m
      where
        h : Nat -> Nat
        h k = f n
