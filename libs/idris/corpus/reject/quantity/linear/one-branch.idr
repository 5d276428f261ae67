-- rejected: quantity: used in one branch only
f : (1 x : Nat) -> Bool -> Nat
f x True = x
f x False = 0
