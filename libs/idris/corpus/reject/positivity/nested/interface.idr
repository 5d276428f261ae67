-- rejected: positivity: the dictionary of an interface, which consumes
interface Eat a where
  constructor MkEat
  eat : a -> Nat

data D : Type where
  MkD : Eat D -> D
