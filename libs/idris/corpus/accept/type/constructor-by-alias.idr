-- The type of a constructor may be hidden behind a let.
data Box : Type -> Type where
  MkBox : {0 a : Type} -> let 0 b = List a in b -> Box a
unbox : Box a -> List a
unbox (MkBox xs) = xs
