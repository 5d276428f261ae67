-- rejected: interface: a named implementation is taken only if it is named
interface Size a where
  size : a -> Nat

[bool] Size Bool where
  size b = 1

f : Nat
f = size True
