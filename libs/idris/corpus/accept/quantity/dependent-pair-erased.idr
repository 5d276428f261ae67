-- A pair whose second part is erased.
import Data.DPair

f : Subset Nat (\n => n = 3)
f = Element 3 Refl

g : Subset Nat p -> Nat
g (Element n _) = n
