-- What a constructor builds is the type being declared, whatever else has its name.
data Void = Empty
v : Main.Void
v = Empty
data Maybe : Type -> Type where
  Nothing : Maybe a
  Just : a -> Maybe a
f : Main.Maybe Nat -> Nat
f (Just x) = x
f Nothing = 0
