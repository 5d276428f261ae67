-- Two things looked at as one pair.
f : Nat -> Nat -> Bool
f x y with (x, y)
  f x y | (Z, _) = True
  f x y | (_, _) = False
