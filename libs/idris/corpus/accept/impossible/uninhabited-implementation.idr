-- An implementation of Uninhabited is an impossible clause.
data Small : Nat -> Type where
  IsZero : Small 0
  IsOne : Small 1

Uninhabited (Small (S (S n))) where
  uninhabited IsZero impossible
  uninhabited IsOne impossible

use : Small 5 -> Void
use p = absurd p
