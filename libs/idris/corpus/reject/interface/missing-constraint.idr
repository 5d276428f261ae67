-- rejected: interface: the elements need an implementation as well
interface Size a where
  size : a -> Nat

Size a => Size (List a) where
  size [] = 0
  size (x :: xs) = size x

f : List Bool -> Nat
f xs = size xs
