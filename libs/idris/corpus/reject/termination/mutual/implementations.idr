-- rejected: termination: two implementations that use each other
interface Size a where
  size : a -> Nat

data A = MkA
data B = MkB

mutual
  Size A where
    size a = size MkB

  Size B where
    size b = size MkA
