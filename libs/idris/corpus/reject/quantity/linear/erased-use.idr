-- rejected: quantity: a use in a type is no use
f : (1 x : Nat) -> (n : Nat ** n = n)
f x = (0 ** Refl)
