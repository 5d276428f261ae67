-- rejected: positivity: two negatives through a wrapper
data Reader : Type -> Type where
  MkReader : (a -> Nat) -> Reader a

data D : Type where
  MkD : Reader (Reader D) -> D
