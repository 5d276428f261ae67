-- Two implementations for one type, chosen by name.
interface Score a where
  score : a -> Nat

[Low] Score Bool where
  score _ = 0

[High] Score Bool where
  score True = 10
  score False = 5

f : score @{High} True = 10
f = Refl
