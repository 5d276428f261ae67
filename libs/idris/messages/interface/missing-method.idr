interface Shape a where
  area : a -> Nat
  edges : a -> Nat

data Square = MkSquare Nat

Shape Square where
  area (MkSquare n) = n * n
