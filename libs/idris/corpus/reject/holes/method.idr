-- rejected: hole: in a method
interface Size a where
  size : a -> Nat

Size Bool where
  size b = ?size_rhs
