-- rejected: implicit: the index occurs in no explicit argument
data Tag : Nat -> Type where
  MkTag : Tag n

f : Tag n -> Nat
f t = 0

g : Nat
g = f MkTag
