-- rejected: type: a method with a result of another type
interface Size a where
  size : a -> Nat

Size Bool where
  size b = b
