-- A method of an implementation that recurs through its own dictionary on smaller values.
interface Size a where
  size : a -> Nat

data T = L | N T T

Size T where
  size L = 1
  size (N l r) = size l + size r
