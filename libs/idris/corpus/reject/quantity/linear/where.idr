-- rejected: quantity: a local function closes over it, and is used twice
f : (1 x : Nat) -> (Nat, Nat)
f x = (g, g)
  where
    g : Nat
    g = x
