-- rejected: quantity: a match on what is erased
f : (0 b : Bool) -> Nat
f True = 0
f False = 1
