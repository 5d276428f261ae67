-- rejected: scope: a method that is declared twice
interface Size a where
  size : a -> Nat
  size : a -> Bool
