-- rejected: interface: nobody implements it
interface Size a where
  size : a -> Nat

f : Nat
f = size True
