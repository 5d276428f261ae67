-- rejected: universe: a type that contains all types, itself among them
data U : Type where
  MkU : (a : Type) -> a -> U

t : U
t = MkU U (MkU Nat 0)
