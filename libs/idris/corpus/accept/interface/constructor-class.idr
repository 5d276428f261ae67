-- A class of type constructors.
interface Container (f : Type -> Type) where
  nothing : f a
  insert : a -> f a -> f a
  toL : f a -> List a

Container List where
  nothing = []
  insert = (::)
  toL xs = xs

f : List Nat
f = toL (insert 1 (the (List Nat) nothing))
