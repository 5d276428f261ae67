-- rejected: quantity: used twice
f : (1 x : Nat) -> (Nat, Nat)
f x = (x, x)
