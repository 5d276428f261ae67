-- rejected: coverage: the default says nothing of S
interface Size a where
  size : a -> Nat
  half : a -> Nat -> Nat
  half _ Z = 0
