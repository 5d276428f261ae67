-- A method's clause matches on the implementation's constraint.
interface U a where
  u : a -> Void
[A] (e : Either (U a) (U b)) => U (a, b) where
  u @{Left _} (x, _) = u x
  u @{Right _} (_, y) = u y
Either (U a) (U b) => U (a, (b, Nat)) where
  u @{Left _} (x, _) = u x
  u @{Right _} (_, (y, _)) = u y
