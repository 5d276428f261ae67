-- rejected: interface: the interface above it is not implemented
interface Size a where
  size : a -> Nat

interface Size a => Heavy a where
  weight : a -> Nat

Heavy Bool where
  weight b = 1
