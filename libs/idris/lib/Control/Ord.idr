||| The greater and the smaller of two as semigroups.
module Control.Ord

%default total

namespace Semigroup
  public export
  [Maximum] Ord a => Semigroup a where
    x <+> y = max x y

  public export
  [Minimum] Ord a => Semigroup a where
    x <+> y = min x y
