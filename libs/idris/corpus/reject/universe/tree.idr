-- rejected: universe: a tree that branches over itself
data U : Type where
  MkU : (a : Type) -> (a -> U) -> U

t : U
t = MkU U (\x => x)
