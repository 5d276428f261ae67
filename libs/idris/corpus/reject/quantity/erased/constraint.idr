-- rejected: quantity: an erased constraint at run time
interface Size a where
  size : a -> Nat

f : (0 s : Size a) -> a -> Nat
f s x = size @{s} x
