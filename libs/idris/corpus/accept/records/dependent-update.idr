-- Fields that depend on each other change together.
import Data.Vect
record R where
  constructor MkR
  n : Nat
  v : Vect n Nat
f : R -> R
f r = { n := 1, v := [3] } r
g : R -> R
g = { n := 0, v := [] }
