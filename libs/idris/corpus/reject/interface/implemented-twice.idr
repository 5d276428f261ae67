-- rejected: ambiguous: a search could find either of two unnamed implementations
interface Size a where
  size : a -> Nat

Size Bool where
  size _ = 1

Size Bool where
  size _ = 2
