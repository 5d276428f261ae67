-- rejected: interface: an implementation with a method that the interface does not have
interface Size a where
  size : a -> Nat

Size Bool where
  size b = 1
  weight b = 2
