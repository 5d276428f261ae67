record Point where
  constructor MkPoint
  x : Nat
  y : Nat

sum : Point -> Nat
sum p = p.x + p.z
