-- A default, an implementation that overrides it, one with a constraint, and one by name.
interface Shape a where
  area : a -> Nat
  name : a -> String
  name _ = "shape"

data Dot = MkDot
data Square = MkSquare Nat

Shape Dot where
  area _ = 0

Shape Square where
  area (MkSquare n) = n * n
  name _ = "square"

implementation Shape a => Shape (List a) where
  area xs = sum (map area xs)

[other] Shape Nat where
  area n = n

t : name MkDot = "shape"
t = Refl

u : area [MkSquare 2, MkSquare 3] = 13
u = Refl

v : Nat
v = area @{other} 5
