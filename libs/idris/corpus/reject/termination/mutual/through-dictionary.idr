-- rejected: termination: the method calls itself, through the dictionary that it is in
interface I a where
  m : a -> Nat

I Nat where
  m x = m x
