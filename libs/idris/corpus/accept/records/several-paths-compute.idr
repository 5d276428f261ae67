-- An update of a field in a field and of another, and what comes out.
record Point where
  constructor MkPoint
  x : Nat
  y : Nat

record Circle where
  constructor MkCircle
  centre : Point
  radius : Nat

move : Circle -> Circle
move c = { centre.x := 5, radius $= S } c

t : move (MkCircle (MkPoint 1 2) 3) = MkCircle (MkPoint 5 2) 4
t = Refl

x : Circle -> Nat
x c = c.centre.x
