-- rejected: universe: the polymorphic identity applied to its own type, stored
Id : Type
Id = (a : Type) -> a -> a

data Box : Type where
  MkBox : Id -> Box

f : Id
f a x = x

g : Id -> Id
g h = h Id h
