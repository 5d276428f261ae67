import Data.Nat

fact : 2 + 2 = 5
fact = Refl
