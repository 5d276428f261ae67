data Level = Low | High

Ord Level where
  compare Low High = LT
  compare High Low = GT
  compare _ _ = EQ
