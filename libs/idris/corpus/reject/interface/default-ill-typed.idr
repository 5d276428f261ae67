-- rejected: type: a default method of another type
interface Size a where
  size : a -> Nat
  size x = True
