-- Deciding whether two values are the same, with a proof either way.
import Decidable.Equality

data Colour = Red | Green

DecEq Colour where
  decEq Red Red = Yes Refl
  decEq Green Green = Yes Refl
  decEq Red Green = No (\case Refl impossible)
  decEq Green Red = No (\case Refl impossible)
