-- rejected: ambiguous: two implementations for one type
interface Size a where
  size : a -> Nat

Size Bool where
  size b = 1

Size Bool where
  size b = 2

f : Nat
f = size True
