-- rejected: interface: a method of a variable without the constraint
interface Size a where
  size : a -> Nat

f : a -> Nat
f x = size x
