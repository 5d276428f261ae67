-- rejected: hole: in the default of a method
interface Size a where
  size : a -> Nat
  size x = ?size_default
