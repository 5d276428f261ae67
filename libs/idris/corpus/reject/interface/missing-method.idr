-- rejected: interface: an implementation without its method
interface Size a where
  size : a -> Nat

Size Bool where
