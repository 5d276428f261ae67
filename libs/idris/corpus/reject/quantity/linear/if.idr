-- rejected: quantity: the branches of if are lazy, and each may be run
f : (1 x : Nat) -> Bool -> Nat
f x b = if b then x else 0
