-- rejected: coverage: Right is forgotten
f : Either Nat Bool -> Nat
f (Left n) = n
