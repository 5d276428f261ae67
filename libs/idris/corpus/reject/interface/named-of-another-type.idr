-- rejected: type: a named implementation for another type
interface Size a where
  size : a -> Nat

[bool] Size Bool where
  size b = 1

f : Nat
f = size @{Main.bool} (the Nat 0)
