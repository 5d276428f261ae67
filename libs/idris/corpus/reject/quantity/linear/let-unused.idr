-- rejected: quantity: a let that is used twice
f : (1 x : Nat) -> (Nat, Nat)
f x = let 1 y = x
      in (y, y)
