-- rejected: universe: a large type put in a box and taken out as a small one (Coq, template polymorphism)
data Box : Type -> Type where
  MkBox : a -> Box a

data Small : Type where
  MkSmall : Box Type -> Small

data U : Type where
  MkU : (a : Type) -> (a -> U) -> U

open' : Small -> Type
open' (MkSmall (MkBox a)) = a

t : U
t = MkU Small (\s => MkU (open' s) (\_ => MkU U (\u => u)))
