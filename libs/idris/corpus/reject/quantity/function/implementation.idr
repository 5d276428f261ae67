-- rejected: quantity: a method that uses what the interface erases
interface Size a where
  size : (0 x : a) -> Nat

Size Nat where
  size n = n
