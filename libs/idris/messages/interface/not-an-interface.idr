data Square = MkSquare Nat

Equal Square where
  equal a b = True
