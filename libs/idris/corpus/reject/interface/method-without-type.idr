-- rejected: interface: a default for a method that was not declared
interface Size a where
  size : a -> Nat
  weight x = 0
