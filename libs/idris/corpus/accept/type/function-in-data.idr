-- Functions as fields.
record Monoid' (a : Type) where
  constructor MkMonoid'
  op : a -> a -> a
  unit : a
  leftUnit : (x : a) -> op unit x = x

natPlus : Monoid' Nat
natPlus = MkMonoid' (+) 0 (\x => Refl)
