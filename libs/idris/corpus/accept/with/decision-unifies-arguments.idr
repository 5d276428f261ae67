-- A decided equation, matched, makes one of two arguments.
import Data.Nat
import Decidable.Equality

sameNat : (n, m : Nat) -> Maybe (n = m)
sameNat n m with (decEq n m)
  sameNat n n | Yes Refl = Just Refl
  sameNat n m | No _ = Nothing
