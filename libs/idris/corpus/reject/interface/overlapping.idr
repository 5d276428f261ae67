-- rejected: ambiguous: a general implementation and a special one
interface Size a where
  size : a -> Nat

Size (List a) where
  size xs = 1

Size (List Nat) where
  size xs = 2

f : List Nat -> Nat
f xs = size xs
