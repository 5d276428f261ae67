-- rejected: quantity: a condition that is erased
f : (0 b : Bool) -> Nat
f b = if b then 0 else 1
