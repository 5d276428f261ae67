-- rejected: coverage: the method says nothing of False
interface Size a where
  size : a -> Nat

Size Bool where
  size True = 1
