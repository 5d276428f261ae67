-- rejected: positivity: to the left, through two wrappers
data Reader : Type -> Type where
  MkReader : (a -> Nat) -> Reader a

data Box : Type -> Type where
  MkBox : Reader a -> Box a

data D : Type where
  MkD : Box (List D) -> D
