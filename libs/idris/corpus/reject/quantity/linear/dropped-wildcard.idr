-- rejected: quantity: a wildcard does not use
f : (1 x : Nat) -> Nat
f _ = 0
