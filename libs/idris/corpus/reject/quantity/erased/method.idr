-- rejected: quantity: an erased method at run time
interface Size a where
  0 size : a -> Nat

f : Size a => a -> Nat
f x = size x
