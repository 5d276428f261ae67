-- rejected: quantity: a let names it, and both are used
f : (1 x : Nat) -> (Nat, Nat)
f x = let y = x
      in (x, y)
