-- rejected: termination: a local function is passed its parent
f : Nat -> Nat
f n = twice f
  where
    twice : (Nat -> Nat) -> Nat
    twice g = g (g n)
