-- rejected: quantity: used in one alternative only
f : (1 x : Nat) -> Bool -> Nat
f x b = case b of
  True => x
  False => 0
