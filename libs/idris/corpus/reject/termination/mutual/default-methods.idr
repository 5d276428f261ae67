-- rejected: termination: two defaults that call each other, and an implementation that gives neither
interface I a where
  m : a -> Nat
  k : a -> Nat
  m x = k x
  k x = m x

I Nat where
