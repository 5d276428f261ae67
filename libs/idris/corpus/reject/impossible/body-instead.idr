-- rejected: impossible: the case is possible though its neighbour is not
data Only : Bool -> Type where
  Yes' : Only True

f : (b : Bool) -> Only b -> Nat
f False p impossible
f True Yes' impossible
